"""The parts several papers share: the office, a person, a component, a result."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, repr=False)
class OfficePaper:
    """The office whose letterhead a paper carries.

    ``parent`` and ``name`` are printed as they are, so in capitals: ``ỦY BAN NHÂN DÂN XÃ MẪU``.
    """

    parent: str
    name: str = "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"
    place: str = ""  # before the date: "Mẫu, ngày … tháng …"
    unit: str = ""  # after the centre's words in the text: "xã Mẫu, tỉnh Quảng Ngãi"
    agency: str = ""  # the agency that decides: "Ủy ban nhân dân xã Mẫu"
    symbol: str = "TTPVHCC (BPTNTKQ)"  # ends the number of a paper
    phone: str = ""
    lookup: str = ""  # where a citizen looks a dossier up


@dataclass(frozen=True, slots=True, repr=False)
class PersonPaper:
    """A person or an organisation. An empty field is printed as dots to be filled by hand."""

    name: str
    id_number: str = ""
    address: str = ""
    phone: str = ""
    email: str = ""
    proof: str = ""  # the paper that authorises, where somebody acts for another


@dataclass(frozen=True, slots=True, repr=False)
class ComponentPaper:
    """One paper handed over. Counts are sheets; ``note`` is printed in brackets behind."""

    name: str
    originals: int = 0
    certified: int = 0
    copies: int = 0
    note: str = ""


@dataclass(frozen=True, slots=True, repr=False)
class CertifiedPaper:
    """One paper to be certified: pages of the original, copies on paper, digital copies."""

    name: str
    pages: int
    copies: int
    digital: int = 0


@dataclass(frozen=True, slots=True, repr=False)
class ResultPaper:
    """One result given out: what kind of paper, its number, what it is about."""

    kind: str
    number: str = ""
    summary: str = ""
