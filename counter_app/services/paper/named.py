"""What dossiers of many editions are called: each by the version it was received under."""

from counter_app.domain.dossier import Dossier
from counter_app.domain.errors import MissingError
from counter_app.domain.procedure import Procedure
from counter_app.store.work import Work


class Named:
    """Looks each version of a procedure up once."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._known: dict[tuple[str, str], Procedure] = {}

    def of(self, dossier: Dossier) -> Procedure:
        """Return the procedure of a dossier; its bare code where no edition here knows it.

        Another counter's dossier may stand under an edition that never came here.
        """
        wanted = dossier.procedure, dossier.edition
        if wanted not in self._known:
            self._known[wanted] = self._found(*wanted)
        return self._known[wanted]

    def _found(self, code: str, edition: str) -> Procedure:
        for name in dict.fromkeys((edition, "")):
            try:
                return self._work.catalogue.get(code, name)
            except MissingError:
                continue
        return Procedure(code, name=code, sector=code, edition=edition)
