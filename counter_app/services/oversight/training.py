"""An office to practise in: its own data folder, codes and papers that nobody takes for real.

It is never enrolled, so nothing of it can reach the province. Its codes begin with ``LT`` (luyện
tập), its papers say so in their head, and its password stands on the sign-in.
"""

import shutil
from dataclasses import replace
from typing import Final

from counter_app import settings as settings_file
from counter_app.domain.staff import Officer, Role
from counter_app.paths import Paths
from counter_app.services.new_office import new_store
from counter_app.settings import TRAINING_PASSWORD, TRAINING_UNIT, Settings

FOLDER: Final = "luyen-tap"
CENTRE: Final = "Luyện tập – giấy này không có giá trị"
OFFICER: Final = Officer("luyentap", "Người luyện tập", Role.ADMIN)


def training_paths(paths: Paths) -> Paths:
    """Return where the practice beside an office lies."""
    return Paths(paths.data / FOLDER)


def prepare_training(paths: Paths, settings: Settings) -> Paths:
    """Make the practice beside an office unless it is there; return its folder.

    Raises:
        MachineError: the disk refuses; nothing is left behind.
    """
    practice = training_paths(paths)
    if practice.settings.exists():
        return practice
    shutil.rmtree(practice.data, ignore_errors=True)  # what a power cut left half made
    practice.data.mkdir(parents=True)
    own = replace(
        settings,
        office_unit=TRAINING_UNIT,
        office_centre=CENTRE,
        office_lookup="",
        gateway_url="",
        gateway_ca="",
        window_watched_folder="",
        window_watched_delete=False,
        backup_second_folder="",
        window_training=True,
    )
    try:
        new_store(practice, own, OFFICER, TRAINING_PASSWORD, None).close()
        settings_file.save(practice.settings, own)  # last: with it the practice counts as made
    except BaseException:
        shutil.rmtree(practice.data, ignore_errors=True)
        raise
    return practice


def forget_training(paths: Paths) -> None:
    """Throw away what was practised; the caller knows that its window is closed."""
    shutil.rmtree(training_paths(paths).data, ignore_errors=True)
