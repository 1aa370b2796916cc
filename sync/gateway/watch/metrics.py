"""Figures of one worker, as Prometheus text. Labels carry routes, codes and verdicts, no people."""

import os
import threading
from collections.abc import Mapping

BUCKETS_S = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 10.0)

Labels = tuple[tuple[str, str], ...]


class Metrics:
    """Counters and one histogram; safe to use from any thread."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._counters: dict[tuple[str, Labels], float] = {}
        self._times: dict[str, list[float]] = {}

    def add(self, name: str, amount: float = 1, **labels: str) -> None:
        """Count ``amount`` more of something."""
        key = (name, tuple(sorted(labels.items())))
        with self._lock:
            self._counters[key] = self._counters.get(key, 0) + amount

    def took(self, route: str, seconds: float) -> None:
        """Note how long an answer took."""
        with self._lock:
            times = self._times.setdefault(route, [0.0] * (len(BUCKETS_S) + 2))
            for place, bound in enumerate(BUCKETS_S):
                if seconds <= bound:
                    times[place] += 1
            times[-2] += 1
            times[-1] += seconds

    def text(self, gauges: Mapping[str, float]) -> str:
        """Return everything, with ``gauges`` of this moment, in the text format 0.0.4."""
        with self._lock:
            counters = sorted(self._counters.items())
            times = sorted((route, list(kept)) for route, kept in self._times.items())
        worker = str(os.getpid())
        lines = []
        for name in dict.fromkeys(name for (name, _), _ in counters):
            lines.append(f"# TYPE counter_gateway_{name} counter")
            lines += [
                f"counter_gateway_{name}{_labels((*labels, ('worker', worker)))} {value:g}"
                for (other, labels), value in counters
                if other == name
            ]
        for name, value in sorted(gauges.items()):
            lines.append(f"# TYPE counter_gateway_{name} gauge")
            lines.append(f"counter_gateway_{name}{_labels((('worker', worker),))} {value:g}")
        lines.append("# TYPE counter_gateway_answer_seconds histogram")
        for route, kept in times:
            lines += _histogram(route, worker, kept)
        return "\n".join(lines) + "\n"


def _histogram(route: str, worker: str, kept: list[float]) -> list[str]:
    name = "counter_gateway_answer_seconds"
    own = (("route", route), ("worker", worker))
    lines = [
        f"{name}_bucket{_labels((*own, ('le', f'{bound:g}')))} {kept[place]:g}"
        for place, bound in enumerate(BUCKETS_S)
    ]
    lines.append(f"{name}_bucket{_labels((*own, ('le', '+Inf')))} {kept[-2]:g}")
    lines.append(f"{name}_count{_labels(own)} {kept[-2]:g}")
    lines.append(f"{name}_sum{_labels(own)} {kept[-1]:g}")
    return lines


def _labels(labels: Labels) -> str:
    inside = ",".join(f'{name}="{_escaped(value)}"' for name, value in labels)
    return f"{{{inside}}}" if inside else ""


def _escaped(value: str) -> str:
    return value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
