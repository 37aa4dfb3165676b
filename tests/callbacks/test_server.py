from __future__ import annotations

import base64
import io
import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from dash import Dash

from callbacks.guard import DECLARED
from callbacks.server import create_app
from data.settings import Settings
from data.store import Store, open_store
from layouts.pages import all_pages
from layouts.query import Query

GARBAGE: list[Any] = [
    None,
    5,
    -1,
    "",
    "x" * 5000,
    [],
    {},
    {"x": 1},
    [[[]]],
    True,
    1e300,
    "?ky=2020-06&dv=\u0000",
    "javascript:alert(1)",
]


def wiring(app: Dash) -> list[dict[str, Any]]:
    client = app.server.test_client()
    client.get("/")
    found = client.get("/_dash-dependencies").get_json()
    return [one for one in found if not one.get("clientside_function")]


def post(app: Dash, output: str, inputs: list[Any], state: list[Any], ids: dict[str, Any]) -> Any:
    """One callback request as the browser sends it."""
    names = [part.rpartition(".") for part in output.strip(".").split("...")]
    outputs = [{"id": name, "property": prop} for name, _, prop in names]
    fill = lambda values, of: [{**one, "value": value} for one, value in zip(of, values, strict=True)]  # noqa: E731
    body = {
        "output": output,
        "outputs": outputs if output.startswith("..") else outputs[0],
        "inputs": fill(inputs, ids["inputs"]),
        "state": fill(state, ids["state"]),
        "changedPropIds": [f"{ids['inputs'][0]['id']}.{ids['inputs'][0]['property']}"],
    }
    return app.server.test_client().post(
        "/_dash-update-component", data=json.dumps(body), content_type="application/json"
    )


def callback(app: Dash, output: str) -> dict[str, Any]:
    return next(one for one in wiring(app) if output in one["output"])


def call(app: Dash, output: str, inputs: list[Any], state: list[Any]) -> Any:
    one = callback(app, output)
    return post(app, one["output"], inputs, state, one)


def test_two_applications_in_one_process_show_their_own_store(app: Dash, tmp_path: Path) -> None:
    empty = open_store(Settings(data_dir=tmp_path))
    other = create_app(empty, Settings(data_dir=tmp_path), None)
    assert len(wiring(app)) == len(wiring(other))
    shown = [call(one, "_pages_content", ["/", "?ky=2020-06"], []).get_data(as_text=True) for one in (app, other)]
    empty.close()
    assert "2.400,0" in shown[0]
    assert "2.400,0" not in shown[1]


def test_the_first_answers(app: Dash) -> None:
    client = app.server.test_client()
    assert client.get("/healthz").status_code == 200
    page = client.get("/")
    policy = page.headers["Content-Security-Policy"]
    assert "unsafe-eval" not in policy
    assert policy.count("sha256-") == 2
    assert page.headers["X-Content-Type-Options"] == "nosniff"
    assert 'lang="vi"' in page.get_data(as_text=True)
    asset = client.get("/assets/10_frame.css?m=1")
    assert "immutable" in asset.headers["Cache-Control"]
    asset.close()
    assert not app.config.get("enable_mcp")


def test_posts_from_another_site_are_refused(app: Dash) -> None:
    client = app.server.test_client()
    assert client.post("/_dash-update-component", json={}, headers={"Sec-Fetch-Site": "cross-site"}).status_code == 403


def test_too_much_is_refused(app: Dash, settings: Settings) -> None:
    size = int(settings.max_file_mb * 1.4 * 2**20) + 1
    answer = app.server.test_client().post("/_dash-update-component", data=b"x" * size, content_type="application/json")
    assert answer.status_code == 413


def test_garbage_is_never_a_server_error(app: Dash) -> None:
    for one in wiring(app):
        for value in GARBAGE:
            answer = post(app, one["output"], [value] * len(one["inputs"]), [value] * len(one["state"]), one)
            assert answer.status_code < 500, (one["output"], value)


@pytest.mark.parametrize(
    "body", [{}, [], {"output": "nothing.here"}, {"output": "body.children", "inputs": []}, 7, "x"]
)
def test_malformed_requests_are_the_senders_fault(app: Dash, body: Any) -> None:
    assert app.server.test_client().post("/_dash-update-component", json=body).status_code in (200, 204, 400)


@pytest.mark.parametrize(
    "search", ["", "?", "?ky=1&dv=%00&ng=xx&x=';--", "?dv=" + "42," * 500, "?ct=khong_co", "?ky=2026-07&dv=18073"]
)
@pytest.mark.parametrize("page", [page.path for page in all_pages()])
def test_every_page_opens_whatever_the_address_says(app: Dash, page: str, search: str) -> None:
    answer = call(app, "_pages_content", [page, search], [])
    assert answer.status_code == 200
    assert "filters" in answer.get_data(as_text=True)


def test_filters_answer_with_a_body(app: Dash) -> None:
    query = Query(month="2020-06", areas=("42",), language="en").to_search()
    said = call(app, "body.children", [query], ["/"]).get_data(as_text=True)
    assert "Public investment disbursement" in said
    assert "2,400.0" in said


def test_a_cell_opens_with_its_sheet_and_its_file(app: Dash, store: Store) -> None:
    services = app.server.config["services"]
    number = services.results(services.query({"ky": "2020-06"})).results[0].target.source.observation_id
    drawer = call(app, "cell-body.children", [number], ["?ng=vi"]).get_data(as_text=True)
    assert "báo cáo.xlsx" in json.loads(json.dumps(drawer))
    assert "wanted" in drawer
    kept = call_download(app, "cell-download", [1], [number])
    assert kept["filename"] == "báo cáo.xlsx"
    assert services.cell(10**9, "vi") is None


def call_download(app: Dash, trigger: str, inputs: list[Any], state: list[Any]) -> Any:
    one = next(one for one in wiring(app) if any(given["id"] == trigger for given in one["inputs"]))
    answer = post(app, one["output"], inputs, state, one).get_json()
    return next(iter(answer["response"].values()))["data"]


def said(name: str, value: Any) -> dict[str, Any]:
    return {"id": name, "property": "data", "value": value}


def press(app: Dash, table: str, page: str, search: str, clicks: int = 1, rows: Any = None, words: str = "") -> Any:
    """The Excel button of a table as the browser says it: all buttons of the page, the pressed one named."""
    one = next(one for one in wiring(app) if "export" in one["inputs"][0]["id"])
    button, grid = {"type": "export", "table": table}, {"type": "grid", "table": table}
    name, _, prop = one["output"].partition("@")[0].rpartition(".")
    shown = [] if rows is None else [{"id": grid, "property": "virtualRowData", "value": rows}]
    known = [] if rows is None else [{"id": grid, "property": "id", "value": grid}]
    body = {
        "output": one["output"], "outputs": {"id": name, "property": one["output"].rpartition(".")[2]},
        "inputs": [[{"id": button, "property": "n_clicks", "value": clicks}]],
        "state": [*(said(name, value) for name, value in (("query", search), ("page", page))), shown, known,
                  said("grid-filter", words)],
        "changedPropIds": [json.dumps(button, sort_keys=True, separators=(",", ":")) + ".n_clicks"],
    }  # fmt: skip
    assert prop
    return app.server.test_client().post("/_dash-update-component", json=body)


def downloaded(answer: Any) -> Any:
    sent = next(iter(answer.get_json()["response"].values()))["data"]
    return openpyxl.load_workbook(io.BytesIO(base64.b64decode(sent["content"])))


def test_the_workbook_is_the_table_through_its_filter(app: Dash) -> None:
    search = "?ky=2020-06&ct=investment_disbursement"
    services = app.server.config["services"]
    keys = [
        row.key
        for row in services.table(services.query({"ky": "2020-06", "ct": "investment_disbursement"}), "areas").rows
    ]
    left = [{"key": keys[1], "plan": 10**9}]
    book = downloaded(press(app, "areas", "/chi-tieu", search, rows=left, words="hong linh"))
    assert book["Số liệu"].max_row == 2
    assert book["Số liệu"].cell(2, 3).value == 100
    assert "Lọc: hong linh" in book["Biểu"]["A2"].value
    assert downloaded(press(app, "overview", "/", search))["Số liệu"].max_row == 2


def test_a_button_that_only_appeared_sends_nothing(app: Dash) -> None:
    assert press(app, "overview", "/", "?ky=2020-06", clicks=0).status_code == 204
    for table, page in (("areas", "/"), ("nothing", "/chi-tieu"), ("areas", "/nowhere")):
        assert press(app, table, page, "?ky=2020-06").status_code == 204


def test_the_last_month_and_the_real_areas(app: Dash) -> None:
    services = app.server.config["services"]
    assert services.last_month() == "2020-06"
    assert len(services.units(Query(month="2020-06"))) == 13
    assert len(services.units(Query(month="2025-08"))) == 69
    assert services.query({"dv": "18073", "ky": "2020-06"}).areas == ("42",)


def test_every_callback_is_declared_with_a_permission() -> None:
    assert {declared.permission for declared in DECLARED.values()} == {"read"}
    assert len(DECLARED) >= 5


def test_a_failure_is_said_with_its_number_and_without_a_traceback(app: Dash, monkeypatch: pytest.MonkeyPatch) -> None:
    services = app.server.config["services"]

    def broken(*_: Any) -> None:
        raise RuntimeError("secret detail")

    monkeypatch.setattr(services, "cell", broken)
    answer = call(app, "cell-body.children", [1], ["?ng=vi"])
    said = answer.get_data(as_text=True)
    assert answer.status_code < 500
    assert "secret" not in said
    assert "notifications" in said


def test_the_same_question_is_answered_from_memory_until_the_data_change(
    store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    app = create_app(store, settings)
    services, drawn = app.server.config["services"], []
    original = services.query
    monkeypatch.setattr(services, "query", lambda given: drawn.append(given) or original(given))
    query = Query(month="2020-06", areas=("42",)).to_search()
    first, again = (call(app, "body.children", [query], ["/"]) for _ in range(2))
    assert len(drawn) == 1
    assert first.get_json() == again.get_json()
    assert again.headers["X-Content-Type-Options"] == "nosniff"
    monkeypatch.setattr(services, "version", lambda: (99, 0, 0))
    call(app, "body.children", [query], ["/"])
    assert len(drawn) == 2


def test_a_failed_answer_is_not_kept(store: Store, settings: Settings, monkeypatch: pytest.MonkeyPatch) -> None:
    app = create_app(store, settings)
    services = app.server.config["services"]
    query = Query(month="2020-06", areas=("42",)).to_search()
    with monkeypatch.context() as broken:
        broken.setattr(services, "overview", lambda query: 1 / 0)
        assert "2.400,0" not in call(app, "body.children", [query], ["/"]).get_data(as_text=True)
    assert "2.400,0" in call(app, "body.children", [query], ["/"]).get_data(as_text=True)
