"""Everything measurable that the People's Committee's report of 2020 names has a row in the catalogue.

The 55 rows are those of DOMAIN.md, section 1; the programmes are the plans, schemes and resolutions
that the report names. A row here fails when somebody drops the last indicator it can be counted by.
"""

from __future__ import annotations

import pytest

from data.catalogue import catalogue

ROWS: dict[int, str] = {
    1: "documents_issued",
    2: "meetings_held",
    3: "programme_contents tasks_assigned",
    4: "task_completion tasks_due tasks_on_time tasks_overdue tasks_on_time_rate",
    5: "collective_conclusions collective_contents",
    6: "growth_scenario_updates grdp_growth grdp_contribution",
    7: "budget_revenue budget_balance_expenditure",
    8: "recurrent_saving contingency_used",
    9: "assigned_capital allocated_capital investment_disbursement",
    10: "disbursement_measures",
    11: "disbursement_inspections",
    12: "appraisal_time_cut appraisal_days",
    13: "stalled_capital stalled_dossiers",
    14: "reallocated_capital",
    15: "projects_settled projects_settlement_overdue",
    16: "medium_term_allocated medium_term_ceiling",
    17: "site_clearance_area site_clearance_households compensation_paid",
    18: "blocked_land_projects",
    19: "land_plans_approved land_area",
    20: "land_master_plan_progress",
    21: "land_projects_listed land_recovery_area land_conversion_area",
    22: "provincial_plan_consultations provincial_plan_consulted provincial_plan_meetings",
    23: "pci_score pci_rank pci_subindex",
    24: "ddci_score ddci_rank",
    25: "recovery_measures",
    26: "credit_outstanding deposits",
    27: "cpi market_inspections food_safety_violations",
    28: "swine_fever_outbreaks pigs_restocked pig_herd",
    29: "sown_area crop_yield crop_output large_field_area",
    30: "forest_cover forest_planted_area forest_violations",
    31: "fishing_vessels_vms iuu_violations",
    32: "new_rural_communes new_rural_criteria_met new_rural_province_criteria",
    33: "flood_communes flood_households disaster_deaths houses_damaged crop_damage_area flood_damage_value",
    34: "disaster_relief_paid disaster_relief_households covid_relief_beneficiaries covid_relief_paid",
    35: "industry_support_dossiers industry_support_paid",
    36: "industrial_projects_progress industrial_cluster_occupancy",
    37: "demand_stimulus_plans",
    38: "tourism_visitors tourism_revenue",
    39: "commune_units",
    40: "organisation_units district_health_centres payroll_posts payroll_reduced civil_servants_promoted",
    41: "administrative_dossiers_received administrative_dossiers_late administrative_on_time_rate "
    "public_services_online_rate",
    42: "digital_signature_rate",
    43: "waste_collection_rate climate_actions drought_area coastal_corridor_length",
    44: "teachers_shortage teachers_recruited teachers_reassigned contract_teachers_settled",
    45: "schools_flooded education_prizes",
    46: "science_schemes startups_supported trademarks_protected science_enterprises smart_broadcast_communes",
    47: "jobs_created poor_households poverty_rate",
    48: "disease_cases vaccination_coverage quarantined_people telemedicine_visits",
    49: "regular_police_communes police_communes_total regular_police_coverage",
    50: "conscription_rate crime_cases traffic_accidents",
    51: "inspections_concluded corruption_cases citizen_receptions complaints_settled_rate complaints_backlog",
    52: "returnees foreign_experts",
    53: "petitions_received petitions_classified petitions_answered petitions_answered_rate",
    54: "gazette_documents feedback_handled",
    55: "reports_owed reports_on_time",
}
PROGRAMMES: dict[str, str] = {
    "Chương trình 20/CTr-UBND": "programme_contents tasks_assigned",
    "Chương trình 296/CTr-UBND": "disbursement_measures investment_disbursement",
    "Đề án phục hồi sản xuất kinh doanh": "recovery_measures",
    "Đề án thí điểm tỉnh nông thôn mới 2021-2025": "new_rural_province_criteria",
    "Đề án sắp xếp đơn vị hành chính cấp xã": "commune_units",
    "Chương trình tổng thể cải cách hành chính": "administrative_reform_tasks",
    "Kế hoạch cải thiện PCI, bộ chỉ số DDCI": "pci_rank ddci_score",
    "Quy hoạch tỉnh 2021-2030": "provincial_plan_consultations",
    "Nghị quyết 187/NQ-HĐND về rừng": "forest_cover forest_violations",
    "Kế hoạch chống khai thác IUU": "iuu_violations",
    "Nghị quyết 86/2018/NQ-HĐND về công nghiệp": "industry_support_paid",
    "Nghị quyết 55-NQ/TW về năng lượng": "energy_plan_tasks electricity_output",
    "Kế hoạch kích cầu tiêu dùng": "demand_stimulus_plans",
    "Đề án thu gom, xử lý chất thải rắn": "waste_collection_rate",
    "Kế hoạch ứng phó biến đổi khí hậu": "climate_actions",
    "Tiêu chí đô thị văn minh": "civilised_urban_units",
    "Đề án doanh nghiệp khoa học và công nghệ": "science_enterprises",
    "Đề án khởi nghiệp đổi mới sáng tạo": "startups_supported",
    "Đề án chính quyền điện tử, chính quyền số": "public_services_online_rate digital_signature_rate",
    "Đề án truyền thanh thông minh": "smart_broadcast_communes",
    "Nghị quyết 42/NQ-CP": "covid_relief_paid",
    "Khám chữa bệnh trực tuyến": "telemedicine_visits",
    "Tiêm chủng mở rộng": "vaccination_coverage",
    "Đề án công an chính quy": "regular_police_coverage",
}


def test_there_are_55_rows() -> None:
    assert sorted(ROWS) == list(range(1, 56))


@pytest.mark.parametrize(("name", "codes"), [*((str(n), c) for n, c in ROWS.items()), *PROGRAMMES.items()])
def test_a_row_of_the_report_has_its_indicators(name: str, codes: str) -> None:
    assert [code for code in codes.split() if code not in catalogue()] == []


@pytest.mark.parametrize("codes", ROWS.values(), ids=map(str, ROWS))
def test_what_is_bad_when_it_grows_counts_down(codes: str) -> None:
    bad = ("late", "overdue", "stalled", "backlog", "violations", "deaths", "damage", "flood", "outbreaks", "shortage",
           "blocked", "crime", "accidents", "disease")  # fmt: skip
    wrong = [c for c in codes.split() if any(w in c.split("_") for w in bad) and catalogue()[c].direction != "down"]
    assert wrong == []
