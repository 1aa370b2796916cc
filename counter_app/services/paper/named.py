"""What dossiers of many editions are called: each by the version it was received under."""

from counter_app.domain.dossier import Dossier
from counter_app.domain.procedure import Procedure
from counter_app.store.work import Work


class Named:
    """Looks each version of a procedure up once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._known: dict[tuple[str, str], Procedure] = {}

    def of(self, dossier: Dossier) -> Procedure:
        """Return the procedure of a dossier, without the province's own rules."""
        wanted = dossier.procedure, dossier.edition
        if wanted not in self._known:
            self._known[wanted] = self._work.catalogue.known_as(*wanted)
        return self._known[wanted]
