"""Scans made in a test: pictures by Pillow, PDFs by pikepdf; what stands on them is made up."""

from io import BytesIO

import pikepdf
from PIL import Image, ImageDraw

A4_AT_100 = (827, 1169)


def picture(
    kind: str = "JPEG",
    *,
    dpi: int | None = 200,
    size: tuple[int, int] = (1654, 2339),
    mode: str = "RGB",
    ink: str = "HO SO MAU",
    exif: Image.Exif | None = None,
) -> bytes:
    """One page with a few lines of text; A4 in 200 dpi unless told otherwise."""
    sheet = Image.new("RGB", size, "white")
    if ink:
        pen = ImageDraw.Draw(sheet)
        for line in range(12):
            place = (size[0] // 8, size[1] // 8 + line * size[1] // 20)
            pen.text(place, f"{ink} {line}", fill=(20, 30, 120), font_size=size[1] // 40)
    out = BytesIO()
    words = {"dpi": (dpi, dpi)} if dpi else {}
    if exif is not None:
        words["exif"] = exif
    sheet.convert(mode).save(out, kind, **words)
    return out.getvalue()


def tiff_of(pages: int) -> bytes:
    """A fax-like TIFF of several pages."""
    sheets = [Image.open(BytesIO(picture("PNG", ink=f"TRANG {n}"))) for n in range(pages)]
    black = [sheet.convert("1") for sheet in sheets]
    out = BytesIO()
    black[0].save(
        out, "TIFF", save_all=True, append_images=black[1:], dpi=(200, 200), compression="group4"
    )
    return out.getvalue()


def see_through() -> bytes:
    """A PNG that is clear but for one red square."""
    sheet = Image.new("RGBA", (1654, 2339), (0, 0, 0, 0))
    ImageDraw.Draw(sheet).rectangle((200, 200, 900, 900), fill=(200, 0, 0, 255))
    out = BytesIO()
    sheet.save(out, "PNG", dpi=(200, 200))
    return out.getvalue()


def pdf_of(
    pages: int = 1,
    *,
    words: str = "Trang",
    size: tuple[float, float] = (595, 842),
    version: str = "1.7",
    password: str = "",
    owner: str = "",
    signed: bool = False,
) -> bytes:
    """A drawn PDF with a line of text on every page."""
    with pikepdf.new() as file:
        font = file.make_indirect(
            pikepdf.Dictionary(
                Type=pikepdf.Name.Font,
                Subtype=pikepdf.Name.Type1,
                BaseFont=pikepdf.Name.Helvetica,
            )
        )
        for number in range(pages):
            page = file.add_blank_page(page_size=size)
            page.Resources = pikepdf.Dictionary(Font=pikepdf.Dictionary(F1=font))
            line = f"BT /F1 40 Tf 60 600 Td ({words} {number + 1}) Tj ET".encode()
            page.Contents = file.make_stream(line)
        if signed:
            file.Root.AcroForm = pikepdf.Dictionary(SigFlags=3, Fields=pikepdf.Array())
        out = BytesIO()
        lock = pikepdf.Encryption(user=password, owner=owner) if password or owner else None
        if lock:
            file.save(out, encryption=lock)
        else:
            file.save(out, force_version=version)
        return out.getvalue()


def with_picture(width: int, height: int) -> bytes:
    """A PDF whose picture claims a size and holds nothing like it."""
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(595, 842))
        image = pikepdf.Stream(file, b"\x00" * 100)
        image.update(
            {
                "/Type": pikepdf.Name.XObject,
                "/Subtype": pikepdf.Name.Image,
                "/Width": width,
                "/Height": height,
                "/ColorSpace": pikepdf.Name.DeviceGray,
                "/BitsPerComponent": 8,
            }
        )
        page.Resources = pikepdf.Dictionary(XObject=pikepdf.Dictionary(I=image))
        page.Contents = file.make_stream(b"q 595 0 0 842 0 0 cm /I Do Q")
        out = BytesIO()
        file.save(out)
        return out.getvalue()


def bomb() -> bytes:
    """A small PDF whose page unpacks to 200 MB of blanks."""
    with pikepdf.new() as file:
        page = file.add_blank_page(page_size=(595, 842))
        page.Contents = file.make_stream(b" " * (200 * 1024 * 1024))
        out = BytesIO()
        file.save(out, compress_streams=True)
        return out.getvalue()
