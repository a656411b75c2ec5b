"""Works of industry, science, services and opening up."""

from works import CITY, EAST, HILLS, OUTER, RING, SOUTH, Works


def factory(task, industry, count, en, zh, cost, years, output, use, energy, coal=(0, 0), nox=0.0,
    field="manufacturing",
            zones=(RING, EAST), land=(200, 900), share=(0, 0)):
    """A factory: what it puts out (10^8 yuan of GDP a year) and what it uses (10^4 tce, 10^4 t of CO2)."""
    effects = [("gdp_real", "district", *output, 3)]
    if field == "manufacturing":
        effects.append(("industry_va", "city", output[0] * 0.9, output[1] * 0.9, 3))
    if use[1]:
        effects.append(("energy_use", "district", *use, 2))
        effects.append(("co2", "district", use[0] * 2.3, use[1] * 2.3, 2))
    if coal[1]:
        effects.append(("coal_use", "district", coal[0] / 10000, coal[1] / 10000, 2))
    if share[1]:
        effects.append(("emerging_share", "city", *share, 3))
        effects.append(("high_tech_firms", "city", 6, 34, 4))
    return Works(field, task, industry, count, en, zh, cost, years, "factory", "town", zones, tuple(effects),
        energy=energy,
                 coal=coal, nox=nox, land=land, benefit=(1.0, 2.1), led="market")


WORKS = [
    factory("upgrade-industry", "steel", 3, "{t} electric-arc steel works", "{t}短流程炼钢项目", (34, 72), (2, 3),
            (14, 34), (17, 34), (168000, 340000), nox=360, zones=(RING, EAST)),
    factory("chains", "chemicals", 6, "{t} fine chemicals base", "{t}精细化工项目", (18, 66), (2, 3), (10, 32), (7, 30),
            (70000, 300000), (20000, 190000), 260, zones=(RING, EAST)),
    factory("upgrade-industry", "cement", 3, "{t} cement kiln replacement", "{t}水泥熟料减量置换项目", (9, 16), (1, 2),
            (3, 7), (9, 15), (92000, 150000), (80000, 140000), 520, zones=HILLS),
    factory("chains", "aluminium", 2, "{t} light alloy works", "{t}铝合金新材料项目", (28, 52), (2, 3), (12, 26), (24, 40),
            (240000, 400000), nox=90, zones=(EAST,)),
    factory("chains", "glass", 3, "{t} display glass works", "{t}电子玻璃项目", (16, 38), (2, 3), (8, 18), (5, 11),
            (52000, 110000), nox=240, zones=(RING,)),
    factory("chains", "machinery", 9, "{t} machine tools works", "{t}高端装备制造项目", (9, 42), (2, 3), (6, 30),
            (0.5, 2.6), (4200, 26000), zones=(CITY, RING)),
    factory("upgrade-industry", "food", 6, "{t} food works", "{t}绿色食品加工项目", (5, 17), (1, 2), (4, 15), (0.3, 1.2),
            (2600, 12000), (0, 3000), zones=OUTER),
    factory("upgrade-industry", "textiles", 3, "{t} garment works", "{t}纺织服装项目", (4, 12), (1, 2), (3, 10),
            (0.2, 0.8), (1800, 8000), zones=OUTER),
    Works("manufacturing", "upgrade-industry", "machinery", 5, "Smart retrofit of {d} machinery", "{d}装备制造业智能化改造",
          (5, 14), (1, 2), "factory", "district", (CITY, RING),
          (("industry_va", "city", 2, 7, 2), ("energy_use", "district", -1.4, -0.4, 2)), energy=(1200, 6400),
          benefit=(1.1, 2.2), led="market"),
    Works("manufacturing", "closures", "closure", 4, "Closure of the old {t} works", "{t}老厂关停退出", (3, 9), (1, 1),
          "park", "town", (RING, EAST),
          (("energy_use", "district", -7, -3, 1), ("co2", "district", -17, -7, 1),
           ("coal_use", "district", -9, -3, 1), ("nox", "district", -0.12, -0.05, 1)), benefit=(0.9, 1.3)),
    factory("chains", "coke", 2, "{t} coke and gas works", "{t}焦化及煤气综合利用项目", (22, 34), (2, 3), (6, 12), (20, 32),
            (200000, 320000), (420000, 680000), 640, zones=(EAST,)),
    factory("emerging-clusters", "semiconductors", 5, "{t} power chip plant", "{t}功率半导体项目", (36, 148), (2, 4),
            (18, 66), (1.6, 5.4), (14000, 54000), field="emerging", zones=(CITY, RING), share=(0.16, 0.6)),
    factory("emerging-clusters", "batteries", 6, "{t} battery plant", "{t}动力电池项目", (24, 96), (2, 3), (12, 44),
            (3, 11), (28000, 108000), field="emerging", zones=(RING, EAST), share=(0.12, 0.44)),
    factory("emerging-clusters", "vehicles", 5, "{t} electric vehicle works", "{t}新能源汽车项目", (30, 120), (2, 3),
            (18, 70), (1.4, 6), (13000, 60000), field="emerging", zones=(RING,), share=(0.2, 0.7)),
    factory("new-materials", "materials", 8, "{t} advanced materials works", "{t}先进材料项目", (12, 64), (2, 3), (7, 30),
            (2, 24), (18000, 240000), (0, 60000), 80, field="emerging", zones=(RING, EAST), share=(0.06, 0.3)),
    factory("biotech", "biotech", 8, "{t} biotechnology park", "{t}生物医药产业园", (8, 36), (2, 3), (5, 22), (0.4, 1.8),
            (3200, 18000), field="emerging", zones=(CITY, RING, SOUTH), share=(0.05, 0.22)),
    factory("emerging-clusters", "robots", 6, "{t} robot works", "{t}智能机器人项目", (7, 28), (2, 3), (5, 20), (0.2, 1.1),
            (2000, 11000), field="emerging", zones=(CITY, RING), share=(0.05, 0.2)),
    Works("innovation", "laboratories", "research", 8, "{n} laboratory", "{n}实验室", (5, 26), (2, 4), "science",
          "city", (CITY, RING), (("rd_spending", "city", 1.2, 6.5, 3), ("patents", "city", 240, 1300, 4)),
          energy=(600, 3400), land=(60, 260), benefit=(0.8, 1.8),
          series=("Light alloys|轻合金", "River ecology|流域生态", "Power chips|功率芯片", "Synthetic biology|合成生物",
                  "Battery safety|电池安全", "Mountain disasters|山地灾害", "Rare diseases|罕见病", "Smart machinery|智能装备")),
    Works("innovation", "laboratories", "research", 3, "{d} science centre", "{d}科学中心", (24, 66), (3, 5), "science",
          "district", (CITY, RING), (("rd_spending", "city", 4, 13, 3), ("patents", "city", 500, 1900, 4)),
          energy=(2400, 8200), land=(300, 900), benefit=(0.7, 1.4)),
    Works("innovation", "transfer", "research", 9, "{t} research institute", "{t}产业技术研究院", (3, 14), (2, 3),
          "science", "town", (CITY, RING), (("rd_spending", "city", 0.6, 3.4, 3), ("patents", "city", 120, 620, 4)),
          energy=(200, 1300), land=(30, 120), benefit=(0.8, 1.9)),
    Works("innovation", "transfer", "research", 6, "{d} incubator for young firms", "{d}科技企业孵化园", (3, 11), (1, 3),
          "park", "district", (CITY, RING, EAST),
          (("high_tech_firms", "city", 12, 60, 4), ("patents", "city", 80, 360, 4)), energy=(200, 900),
          land=(40, 160), benefit=(0.9, 2.0)),
    Works("services", "logistics", "logistics", 8, "{t} logistics hub", "{t}物流枢纽", (9, 38), (2, 3), "park", "town",
          (RING, EAST), (("retail_sales", "city", 6, 22, 3), ("gdp_real", "district", 3, 12, 3)),
          energy=(900, 5200), land=(400, 1500), benefit=(0.9, 1.8)),
    Works("services", "consumption", "retail", 6, "{d} shopping quarter", "{d}商圈改造提升", (6, 24), (1, 3), "private",
          "district", (), (("retail_sales", "city", 8, 34, 3),), energy=(1400, 6200), land=(30, 160),
          benefit=(1.0, 1.9), led="market"),
    Works("services", "consumption", "exhibition", 2, "{d} exhibition centre", "{d}国际会展中心", (22, 46), (3, 4),
          "people", "district", (CITY, RING), (("visitors", "city", 24, 70, 3), ("retail_sales", "city", 6, 14, 3)),
          energy=(4200, 9400), land=(360, 800), benefit=(0.6, 1.2)),
    Works("services", "logistics", "finance", 4, "{d} finance and data quarter", "{d}金融科技集聚区", (8, 30), (2, 3),
          "park", "district", (CITY,), (("gdp_real", "district", 6, 20, 4),), energy=(1200, 3600), land=(60, 200),
          benefit=(0.9, 1.8)),
    Works("economy", "zones", "park", 14, "{d} development zone, roads and pipes", "{d}开发区基础设施配套工程", (6, 30),
          (2, 4), "park", "district", OUTER, (("gdp_real", "district", 4, 18, 4),), energy=(100, 700),
          land=(700, 3200), benefit=(0.9, 1.7)),
    Works("economy", "zones", "park", 4, "{t} standard workshops", "{t}标准厂房", (4, 13), (1, 2), "park", "town",
          HILLS, (("gdp_real", "district", 2, 8, 3),), energy=(200, 900), land=(160, 520), benefit=(0.8, 1.6)),
    Works("opening", "ports-of-entry", "logistics", 3, "{d} bonded zone", "{d}综合保税区", (14, 36), (2, 3), "park",
          "district", (RING, EAST), (("trade", "city", 40, 150, 4),), energy=(1200, 4200), land=(800, 2200),
          benefit=(0.9, 1.7)),
    Works("opening", "ports-of-entry", "logistics", 3, "{t} inspection yard", "{t}口岸查验场", (3, 9), (1, 2), "people",
          "town", (RING, EAST), (("trade", "city", 12, 44, 3),), energy=(300, 1100), land=(90, 260),
          benefit=(0.9, 1.9)),
    Works("opening", "ports-of-entry", "logistics", 2, "{d} cross-border trade park", "{d}跨境电商产业园", (7, 18), (2, 3),
          "park", "district", (CITY, RING), (("trade", "city", 30, 90, 4),), energy=(500, 1800), land=(200, 520),
          benefit=(0.9, 1.9)),
    Works("opening", "one-window", "public-service", 6, "Government service hall of {D}", "{D}政务服务中心", (1.2, 4.2),
          (1, 2), "local", "district", (), (("business_index", "city", 0.05, 0.2, 2),), energy=(120, 480),
          land=(10, 40), benefit=(0.6, 1.4)),
]
