"""What was assumed, and why."""

SOFT = {
    "gdp_real": ("Output of feasibility studies, less what usual growth brings anyway", "按可行性研究报告产出扣除常态增长测算"),
    "industry_va": ("Nine tenths of the output of plants", "按投产企业产出的九成测算"),
    "emerging_share": ("Output of plants over that of all industry in 2025", "按投产企业产值与2025年工业产值之比测算"),
    "high_tech_firms": ("Firms per hectare of incubators of 2019-2024", "按2019—2024年孵化园入驻情况测算"),
    "rd_spending": ("Yearly budgets of laboratories and institutes", "按实验室和研究院年度经费测算"),
    "patents": ("Patents for each 10,000 yuan of research, 2019-2024", "按2019—2024年单位研发经费专利产出测算"),
    "digital_share": ("Output of computing centres and parks over GDP of 2025", "按算力中心和园区产出与2025年地区生产总值之比测算"),
    "retail_sales": ("Sales for each square metre of shops", "按商业面积单位销售额测算"),
    "trade": ("Trade of bonded zones of the same size", "参照同规模综合保税区进出口额"),
    "business_index": ("Survey before and after the service halls of 2021-2023", "按2021—2023年政务服务中心启用前后调查结果测算"),
    "towns_30min": ("Towns within 30 minutes, counted on the road map", "按路网图量算"),
    "port_teu": ("Design capacity at seven tenths", "按设计能力的七成测算"),
    "nonfossil_share": ("Hours of sun and wind of 2020-2024", "按2020—2024年风光利用小时数测算"),
    "surface_water_good": ("Sections that the clean-up reaches", "按治理流域涉及断面测算"),
    "good_air_days": ("Days with little wind and much dust, 2020-2024", "按2020—2024年不利气象日数测算"),
    "rural_income": ("Wages and rents in such works, over all rural residents", "按同类项目工资性和财产性收入测算"),
    "grain": ("Harvest gained on such fields, 2019-2024", "按2019—2024年同类农田增产测算"),
    "visitors": ("Visitors of such sites in their third year", "按同类景区开业第三年接待量测算"),
    "schooling_years": ("Pupils and students over people of working age", "按在校生与劳动年龄人口之比测算"),
    "doctors_per_1000": ("Posts of new hospitals that can be filled", "按新建医院可招聘岗位测算"),
    "life_expectancy": ("Deaths that screening avoids", "按筛查可避免死亡测算"),
    "unemployment": ("Two thirds of those trained find work", "按参训人员三分之二就业测算"),
    "employed": ("Two thirds of those trained find work", "按参训人员三分之二就业测算"),
    "pension_coverage": ("Persons found by house-to-house visits", "按入户核查新增参保人数测算"),
    "urbanisation_rate": ("Residents who move into rented homes", "按保障性租赁住房入住人数测算"),
}
OTHERS = [
    ("business-index-spread", "indicators/business_index", "change-spread", 1.2, "points",
     "Differences between the four surveys so far", "按四次调查结果之间的差异测算"),
    ("effects-net", "", "other", "", "",
        "Effects come on top of the usual course: half of what studies promise is taken for growth that comes anyway",
     "项目成效为常态趋势之外的增量，可行性研究报告承诺产出的一半视为常态增长"),
    ("benefit-rate", "", "other", "", "", "Benefits are discounted at 6 % over 20 years of operation",
        "效益现值按折现率6%、运营期20年计算"),
    ("district-money", "", "other", "", "", "Districts can spend on major projects a fifth of their budgets of 2025",
        "区县可用于重大项目的财力按2025年支出的五分之一测算"),
    ("construction-prices", "", "other", "", "",
        "Costs are at prices of 2025; no rise of construction prices is counted",
     "项目投资按2025年价格计，未考虑建安价格上涨"),
]
# What is uncertain, as the value that one time in ten lies below and one time in ten above.
RANGES = [
    ("range-costs", "", "cost-factor", 1, 0.95, 1.2,
     "Final accounts of projects completed in 2021-2025 over their first estimates",
     "按2021—2025年竣工决算与初步概算之比测算"),
    ("range-effects", "", "effect-factor", 1, 0.6, 1.1,
     "What the final evaluation of the last period found over what studies had promised",
     "按上期规划总结评估实际成效与可研承诺之比测算"),
    ("range-transport", "fields/transport", "delay", 0, 0, 1,
     "Completion of transport projects of 2016-2025 against their first dates, in years",
     "按2016—2025年交通项目实际完工与原定完工之差（年）测算"),
    ("range-water", "fields/water", "delay", 0, 0, 2,
     "Completion of reservoirs and canals of 2016-2025 against their first dates, in years",
     "按2016—2025年水库和引水工程实际完工与原定完工之差（年）测算"),
]


def write(table):
    """Writes assumptions.csv."""
    for indicator, (reason_en, reason_zh) in SOFT.items():
        table.add(id=f"effects-{indicator}", about=f"indicators/{indicator}", quantity="other", reason_en=reason_en,
                  reason_zh=reason_zh)
    for name, about, quantity, value, unit, reason_en, reason_zh in OTHERS:
        table.add(id=name, about=about, quantity=quantity, value=value, unit=unit, reason_en=reason_en,
            reason_zh=reason_zh)
    for name, about, quantity, value, low, high, reason_en, reason_zh in RANGES:
        table.add(id=name, about=about, quantity=quantity, value=value, low=low, high=high, reason_en=reason_en,
            reason_zh=reason_zh)
