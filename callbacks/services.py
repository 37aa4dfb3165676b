"""The one door to the store: every page, drawer and workbook is asked for here, and remembered a while."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from typing import Any, TypeVar

from data import queries
from data.areas import directory
from data.catalogue import catalogue
from data.cells import Sheet
from data.clock import today
from data.contract import value_json
from data.locale import text
from data.period import Period
from data.settings import Settings
from data.store import Store
from data.text import search_key
from indicators import engine
from indicators.attention import attention
from indicators.breakdown import Asked
from indicators.comparable import Comparable, history
from indicators.result import Overview, Result
from indicators.summary import overview_statements, tally_of
from layouts import indicator_view, overview_view, tables
from layouts.cell_view import cell_view
from layouts.filters import Choices, area_name, area_options
from layouts.grid import record as grid_record
from layouts.query import Query
from layouts.values_table import values_table
from layouts.views import CellView, IndicatorView, Notice, ScoreboardView, TableView
from layouts.workbook import workbook

DrawSheet = Callable[[bytes, str], Sheet | None]
T = TypeVar("T")
REMEMBERED = 256


class Services:
    """Answers in views; `draw_sheet` re-reads an original so that a cell can be shown in its sheet."""

    def __init__(self, store: Store, settings: Settings, draw_sheet: DrawSheet | None = None) -> None:
        self.store = store
        self.settings = settings
        self.draw_sheet = draw_sheet
        self.answers: OrderedDict[Hashable, Any] = OrderedDict()
        self.making: dict[Hashable, threading.RLock] = {}
        self.lock = threading.Lock()

    def version(self) -> tuple[int, ...]:
        """Changes whenever anything was published or withdrawn."""
        return queries.version(self.store)

    def remember(self, key: tuple[Hashable, ...], make: Callable[[], T]) -> T:
        """The answer of this key for the present data, made once; who asks for it meanwhile waits for that one."""
        full = (self.version(), today(), *key)
        with self.lock:
            if full in self.answers:
                self.answers.move_to_end(full)
                return self.answers[full]  # type: ignore[no-any-return]
            making = self.making.setdefault(full, threading.RLock())
        with making:
            with self.lock:
                if full in self.answers:
                    return self.answers[full]  # type: ignore[no-any-return]
            made = make()
            with self.lock:
                self.answers[full] = made
                self.making.pop(full, None)
                while len(self.answers) > REMEMBERED:
                    self.answers.popitem(last=False)
        return made

    def months(self) -> tuple[str, ...]:
        """Months at whose end something was reported, oldest first."""
        return self.remember(("months",), self.read_months)

    def read_months(self) -> tuple[str, ...]:
        found = queries.reported_periods(self.store)
        within = [period for period in found if period.months < 12] or found
        return tuple(sorted({f"{period.end[0]}-{period.end[1]:02d}" for period in within}))

    def last_month(self) -> str:
        """The last month with data; this month where there is none at all."""
        now = today()
        past = [month for month in self.months() if month <= f"{now.year}-{now.month:02d}"]
        return past[-1] if past else f"{now.year}-{now.month:02d}"

    def query(self, given: dict[str, Any]) -> Query:
        """The state of an address with this office's defaults filled in."""
        read = Query.read(**given)
        language = read.language if "ng" in given else self.settings.language
        month = read.month or self.last_month()
        placed = read.but(month=month, language=language)
        valid = {self.settings.province, *(area.code for area in self.units(placed))}
        areas = tuple(code for code in read.areas if code in valid) or (self.settings.province,)
        return placed.but(areas=areas, absent=tuple(code for code in read.areas if code not in valid))

    def units(self, query: Query) -> tuple[Any, ...]:
        return directory().real_children(self.settings.province, query.day)

    def names(self, query: Query) -> dict[str, str]:
        """The areas compared: those chosen beside the focus (and it among them), else all below the province."""
        wanted = set(query.areas) if len(query.areas) > 1 else None
        return {
            area.code: area_name(area, query.language)
            for area in self.units(query)
            if wanted is None or area.code in wanted
        }

    def area_name(self, query: Query) -> str:
        """The focus area's name in the reader's language, as it was called then."""
        area = directory().nearest(query.focus, query.day)
        return area_name(area, query.language) if area else query.focus

    def absence(self, query: Query) -> str:
        """The sentence for areas that the address asks for and the month does not have; empty when there are none."""
        if not query.absent:
            return ""
        found = [directory().nearest(code, query.day) for code in query.absent]
        names = ", ".join(area_name(area, query.language) for area in found if area)
        return text("area.absent", query.language, names=names, shown=self.area_name(query))

    def choices(self, query: Query) -> Choices:
        return self.remember(("choices", query.month, query.language), lambda: self.read_choices(query))

    def read_choices(self, query: Query) -> Choices:
        months = self.months() or (query.month,)
        whole = directory().nearest(self.settings.province, query.day)
        office = text("frame.office", query.language, name=area_name(whole, query.language) if whole else "")
        return Choices(
            first_month=min(months[0], query.month),
            last_month=max(months[-1], query.month),
            office=office,
            areas=area_options(query, self.settings.province),
            search=self.search(query),
        )

    def search(self, query: Query) -> list[dict[str, Any]]:
        """Everything the search box finds: indicators, then areas."""
        language = query.language
        indicators = [{"value": f"ct:{code}", "label": found.name(language)} for code, found in catalogue().items()]
        areas = [{"value": f"dv:{area.code}", "label": area_name(area, language)} for area in self.units(query)]
        return [
            {"group": text("frame.indicators", language), "items": sorted(indicators, key=by_label)},
            {"group": text("frame.areas", language), "items": areas},
        ]

    def asked(self, query: Query) -> Asked:
        """What a family is asked: the focus area, from January to the month, on the plan and day chosen."""
        return Asked(query.focus, query.from_january.period, query.authority, query.known_at)

    def results(self, query: Query) -> Overview:
        key = ("overview", query.period, query.focus, query.authority, query.known_at)
        return self.remember(
            key, lambda: engine.overview(self.store, query.period, query.focus, query.known_at, query.authority)
        )

    def overview(self, query: Query, sectors: frozenset[str] = frozenset()) -> ScoreboardView:
        """The scoreboard of all sectors, or of some."""
        return self.remember(("scoreboard", query, sectors), lambda: self.make_overview(query, sectors))

    def make_overview(self, query: Query, sectors: frozenset[str]) -> ScoreboardView:
        found = of_sectors(self.results(query), sectors, query)
        codes = [result.indicator for result in found.results]
        extra = (query.authority, query.known_at, query.months)
        months = engine.monthly_of_all(self.store, codes, query.focus, query.year, *extra)
        matrix = engine.matrix(
            self.store, codes, self.settings.province, query.period, "", query.authority, query.known_at
        )
        named = found.model_copy(update={"area_name": self.area_name(query)})
        title = text("nav.social", query.language) if sectors else ""
        return overview_view.scoreboard(named, months, matrix, self.names(query), query, title)

    def attention(self, query: Query) -> tuple[Notice, ...]:
        """What to look at first: odd figures, disputes, reports owed, tasks overdue, then what the page lacks."""
        key = ("attention", query.period, query.focus, query.known_at)
        day = query.known_at or today()
        found = self.remember(key, lambda: attention(self.store, self.asked(query), on=day))
        return overview_view.attention_notices(found, self.results(query).results, query)

    def indicator(self, query: Query) -> IndicatorView:
        return self.remember(("indicator", query), lambda: self.make_indicator(query))

    def make_indicator(self, query: Query) -> IndicatorView:
        chosen = query if query.indicator else query.but(indicator=self.first_indicator(query))
        extra = (chosen.item, chosen.authority, chosen.known_at)
        try:
            found = engine.evaluate(self.store, chosen.indicator, chosen.focus, self.period(chosen), *extra)
        except ValueError:
            return indicator_view.unknown(chosen)
        result = found.model_copy(update={"area_name": self.area_name(chosen)})
        points = engine.monthly(self.store, chosen.indicator, chosen.focus, chosen.year, *extra, chosen.months)
        past = engine.years(self.store, chosen.indicator, chosen.focus, self.period(chosen), *extra)
        named = [year.model_copy(update={"area_name": result.area_name}) for year in past]
        return indicator_view.indicator(
            result, points, self.ranking(chosen), chosen, today(), named, self.joined(chosen)
        )

    def joined(self, query: Query) -> tuple[Comparable, ...]:
        """The past on today's boundaries, where that was asked for."""
        if query.boundaries != "hiennay":
            return ()
        return history(self.store, query.indicator, query.focus, self.period(query), query.item, query.known_at)

    def ranking(self, query: Query) -> list[Result]:
        rows = engine.ranking(
            self.store,
            query.indicator,
            self.settings.province,
            self.period(query),
            query.item,
            query.authority,
            query.known_at,
        )
        names = self.names(query)
        said = any(row.actual.value is not None or row.target is not None for row in rows)
        return [row.model_copy(update={"area_name": names[row.area]}) for row in rows if said and row.area in names]

    def period(self, query: Query) -> Period:
        """The period in the indicator's own manner: a state is read at the end of the month."""
        known = catalogue().get(query.indicator)
        year, month = query.period.end
        return Period.state(year, month) if known is not None and known.is_state else query.period

    def first_indicator(self, query: Query) -> str:
        """The one to open when none was asked for: the worst of the overview."""
        results = self.results(query).results
        return results[0].indicator if results else next(iter(catalogue()), "")

    def cell(self, observation_id: int, language: str) -> CellView | None:
        """The drawer of one figure, its sheet re-read from the bytes that arrived."""
        history = queries.history(self.store, observation_id)
        this = next((row for row in history if row.observation_id == observation_id), None)
        if this is None:
            return None
        kept = queries.original(self.store, this.sha256) if this.sha256 else None
        sheet = self.draw_sheet(kept[1], this.sheet) if kept and self.draw_sheet and this.cell else None
        return cell_view(history, observation_id, sheet, kept is not None, language)

    def original(self, observation_id: int) -> tuple[str, bytes] | None:
        """The file behind a figure as it arrived: name and bytes."""
        rows = [row for row in queries.history(self.store, observation_id) if row.observation_id == observation_id]
        return queries.original(self.store, rows[0].sha256) if rows else None

    def table(self, query: Query, name: str) -> TableView:
        """The table a page shows: `overview`, `areas` or `months`."""
        if name == "overview":
            return self.overview_table(query)
        view = self.indicator(query)
        return {"areas": view.areas, "years": view.years}.get(name, view.by_month)

    def overview_table(self, query: Query, sectors: frozenset[str] = frozenset()) -> TableView:
        found = of_sectors(self.results(query), sectors, query)
        return tables.overview_table(found.model_copy(update={"area_name": self.area_name(query)}), query, today())

    def total(self, query: Query, keys: tuple[str, ...]) -> dict[str, Any]:
        """The total line of the areas that a grid still shows, as the grid wants it."""
        view = tables.only(self.table(query, "areas"), keys, query.language)
        return grid_record(view.total, view)

    def export(self, view: TableView, keys: tuple[str, ...] | None = None) -> tuple[str, bytes]:
        """File name and workbook of a table; `keys` are the rows left by the grid's filter, in its order."""
        shown = tables.only(view, keys, view.language) if keys is not None else view
        return f"{shown.file_name}.xlsx", workbook(shown)

    def values_workbook(self, wanted: queries.Wanted, filters: tuple[str, ...]) -> bytes:
        """Stored values, filtered as given, as a workbook (`export --view table`)."""
        language = self.settings.language
        rows = [value_json(row) for row in queries.values(self.store, wanted)]
        return workbook(values_table(rows, filters, tables.as_at(Query(known_at=wanted.known_at), today()), language))


def of_sectors(found: Overview, sectors: frozenset[str], query: Query) -> Overview:
    """The overview of some sectors, counted and told anew; of all of them without any."""
    if not sectors:
        return found
    results = tuple(result for result in found.results if result.sector in sectors)
    said = overview_statements(results, query.from_january.period)
    return found.model_copy(update={"results": results, "tally": tally_of(results), "statements": said})


def by_label(option: dict[str, str]) -> str:
    return search_key(option["label"])
