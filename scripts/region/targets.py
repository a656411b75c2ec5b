"""The targets of the outline, of its districts, of the higher plan and of sector plans."""

from places import TOP

# Indicator: kind, form, value of 2030, objective of 2035 (None: no objective), who assigned it, basis in both languages.
# A value is a number, "+x" (added to 2025), "*x" (times 2025), or "?reason".
CITY = {
    "gdp_real": ("anticipatory", "annual-growth", 5.2, "*1.66", "own", "In line with 2023-2025", "与2023—2025年增速衔接"),
    "gdp_per_head": ("anticipatory", "level", "*1.33", "*1.76", "own", "Follows from growth and prices", "由增速和价格水平推算"),
    "population": ("anticipatory", "keep-within", (2170, 2240), None, "own", "Migration as in recent years",
        "按近年人口流动趋势测算"),
    "labour_productivity": ("anticipatory", "level", "*1.28", "*1.62", "own", "Growth faster than employment",
        "增速快于就业增长"),
    "urbanisation_rate": ("anticipatory", "level", "+4.2", "+7.6", "own", "New residents of the ring", "环城新区吸纳新市民"),
    "manufacturing_share": ("anticipatory", "level", "+0.4", "+0.8", "own", "Keep industry in its place",
        "保持制造业比重基本稳定"),
    "emerging_share": ("anticipatory", "level", "+13.5", "+22", "own", "New plants of the project library",
        "依据重大项目库投产项目"),
    "high_tech_firms": ("anticipatory", "level", "+4600", None, "own", "Incubators of the project library", "依据孵化园项目"),
    "rd_intensity": ("anticipatory", "level", "+0.44", "+0.8", "own", "Laboratories and universities", "依据实验室和高校项目"),
    "patents_per_10k": ("anticipatory", "level", "+9.0", "+17", "own", "As in the last five years", "与近五年增量相当"),
    "digital_share": ("anticipatory", "level", "+3.6", "+7", "own", "Computing centres and software parks",
        "依据算力和数字产业园项目"),
    "retail_sales": ("anticipatory", "annual-growth", 5.0, None, "own", "A little faster than income", "略快于居民收入"),
    "trade": ("anticipatory", "level", "?to be set after the trade review of June 2026 | 待2026年6月对外贸易评估后确定", None,
        "own", "", ""),
    "business_index": ("anticipatory", "level", "+5.0", None, "own", "Service halls and the one window", "依据政务服务改革"),
    "railway_km": ("anticipatory", "level", "+560", "+980", "own", "Railways of the project library", "依据重大项目库铁路项目"),
    "metro_km": ("anticipatory", "level", "+240", "+420", "own", "Nine lines, six of them by 2030", "九条线路中六条2030年前建成"),
    "expressway_km": ("anticipatory", "level", "+1150", "+1900", "own", "Expressways of the project library",
        "依据重大项目库高速公路项目"),
    "towns_30min": ("anticipatory", "level", "+11.5", "+15", "own", "Expressways and rural roads", "依据高速公路和农村公路项目"),
    "port_teu": ("anticipatory", "level", "*1.65", None, "own", "Wharves and locks", "依据港口和船闸项目"),
    "water_use": ("binding", "at-most", 72.5, None, "national", "Assigned", "国家下达"),
    "water_supply": ("anticipatory", "level", "+6.6", "+11", "own", "Reservoirs and transfers", "依据水源工程"),
    "rural_tap_water": ("anticipatory", "level", 96, 99, "own", "Joined water supply", "依据城乡供水一体化项目"),
    "forest_cover": ("binding", "level", "+1.9", "+3.4", "national", "Assigned", "国家下达"),
    "good_air_days": ("binding", "level", "+2.9", "+5", "national", "Assigned", "国家下达"),
    "surface_water_good": ("binding", "level", 98, 99.5, "national", "Assigned", "国家下达"),
    "nox": ("binding", "level", "*0.84", None, "national", "Assigned", "国家下达"),
    "cod": ("binding", "level", "*0.88", None, "national", "Assigned", "国家下达"),
    "energy_use": ("anticipatory", "at-most", "*1.10", None, "own", "Room for new industry", "为新增产业预留空间"),
    "energy_intensity": ("binding", "level", "*0.865", "*0.75", "national", "Assigned: down by 13.5 %", "国家下达：下降13.5%"),
    "coal_use": ("binding", "at-most", "*1.0", None, "own", "Not above 2025", "不高于2025年水平"),
    "co2_intensity": ("binding", "level", "*0.82", "*0.64", "national", "Assigned: down by 18 %", "国家下达：下降18%"),
    "nonfossil_share": ("binding", "level", "+6.2", "+26", "national", "Assigned", "国家下达"),
    "renewable_capacity": ("anticipatory", "level", "+690", "+1600", "own", "Sun, wind and pumped storage",
        "依据风光和抽水蓄能项目"),
    "old_blocks": ("anticipatory", "cumulative", 7200, None, "own", "Blocks built before 2005", "2005年前建成的小区"),
    "park_per_head": ("anticipatory", "level", "+1.9", None, "own", "Riverside parks", "依据滨江公园项目"),
    "rural_income": ("anticipatory", "annual-growth", 7.0, None, "own", "Faster than GDP", "快于经济增长"),
    "urban_income": ("anticipatory", "annual-growth", 5.2, None, "own", "In step with GDP", "与经济增长基本同步"),
    "income_ratio": ("anticipatory", "level", "-0.2", "-0.38", "own", "Rural incomes grow faster", "农村收入增速快于城镇"),
    "grain": ("binding", "at-least", 1000, None, "national", "Assigned", "国家下达"),
    "visitors": ("anticipatory", "level", "*1.4", None, "own", "Scenic areas and old towns", "依据旅游度假区和古镇项目"),
    "upper_secondary_places": ("anticipatory", "level", "+52000", None, "own", "Pupils of 2028-2033",
        "按2028—2033年适龄人口测算"),
    "schooling_years": ("binding", "level", "+0.7", "+1.3", "national", "Assigned", "国家下达"),
    "beds_per_1000": ("anticipatory", "level", "+1.05", None, "own", "Branches outside the centre", "依据优质医疗资源扩容下沉项目"),
    "doctors_per_1000": ("anticipatory", "level", "+0.62", "+1.1", "own", "Universities and township clinics",
        "依据医学教育和基层医疗项目"),
    "life_expectancy": ("anticipatory", "level", "+1.4", "+2.6", "own", "As in the last five years", "与近五年提高幅度相当"),
    "sports_area": ("anticipatory", "level", "+0.72", None, "own", "Stadiums and sports parks", "依据体育场地项目"),
    "elderly_beds_rate": ("anticipatory", "level", "+6.0", "+11", "own", "Care homes", "依据养老服务项目"),
    "unemployment": ("anticipatory", "at-most", 5.5, None, "own", "As in recent years", "与近年水平相当"),
    "pension_coverage": ("anticipatory", "level", 97, 98.5, "own", "Everybody insured", "法定人员应保尽保"),
}
# Not for everybody: the index rests on a survey that is still argued about; the coal ceiling is the government's own paper.
CIRCLES = {"business_index": "drafting", "coal_use": "government"}
# Sector plans of the last period: what they wanted of 2025.
LAST_PERIOD = [("doctors_per_1000", "health-plan-14", 3.2), ("life_expectancy", "health-plan-14", 80.0),
               ("sports_area", "sports-plan-14", 2.4), ("old_blocks", "renewal-plan-14", 1300), ("metro_km",
                   "renewal-plan-14", 310)]
# The least that every district shall have by 2030, where it is below.
LEAST = {"elderly_beds_rate": (36, 1), "beds_per_1000": (7.2, 2)}


# By how much energy per unit of GDP shall fall, by area.
FALL = {"central-area": 0.105, "ring-area": 0.125, "east-area": 0.135, "south-area": 0.10}


class Baselines:
    """The values of 2025 by indicator and place, sums and ratios included, and the decimals of each indicator."""

    RATIOS = {"gdp_per_head": ("gdp", "population", 1), "labour_productivity": ("gdp_real", "employed", 1),
              "manufacturing_share": ("industry_va", "gdp", 100), "rd_intensity": ("rd_spending", "gdp", 100),
              "patents_per_10k": ("patents", "population", 1), "forest_cover": ("forest_area", "land_area", 100),
              "energy_intensity": ("energy_use", "gdp_real", 1), "co2_intensity": ("co2", "gdp_real", 1),
              "income_ratio": ("urban_income", "rural_income", 1), "beds_per_1000": ("hospital_beds", "population",
                  0.1),
              "elderly_beds_rate": ("elderly_beds", "elderly", 0.1)}
    DECIMALS = {"gdp_per_head": 2, "population": 2, "labour_productivity": 2, "urbanisation_rate": 2, "rd_intensity": 2,
                "energy_intensity": 3, "co2_intensity": 3, "forest_cover": 2, "income_ratio": 2, "beds_per_1000": 2,
                "doctors_per_1000": 2, "life_expectancy": 2, "schooling_years": 2, "sports_area": 2, "park_per_head": 2,
                "water_use": 2, "water_supply": 2, "nox": 2, "cod": 2, "grain": 1, "high_tech_firms": 0, "old_blocks": 0,
                "railway_km": 0, "metro_km": 0, "expressway_km": 0, "rural_income": 0, "urban_income": 0, "visitors": 0,
                "hospital_beds": 0, "elderly_beds": 0, "upper_secondary_places": 0}

    def __init__(self, paths, districts):
        self._paths, self._districts = paths, districts

    def value(self, indicator, place, year=2025):
        """The value of a year."""
        if indicator in self.RATIOS:
            above, below, factor = self.RATIOS[indicator]
            return factor * self.value(above, place, year) / self.value(below, place, year)
        if (indicator, place) in self._paths:
            return self._paths[indicator, place][year]
        parts = [self._paths[indicator, one.code][year] for one in self._districts]
        if indicator == "urbanisation_rate":
            persons = [self._paths["population", one.code][year] for one in self._districts]
            return sum(part * weight for part, weight in zip(parts, persons)) / sum(persons)
        return sum(parts)

    def shown(self, indicator, value):
        """A value as it is shown."""
        return round(value, self.DECIMALS.get(indicator, 1))


def wanted(text, base):
    """A value of the table above, given that of 2025."""
    if isinstance(text, str) and text[0] in "+-":
        return base + float(text)
    if isinstance(text, str) and text[0] == "*":
        return base * float(text[1:])
    return text


def write(table, paths, districts):
    """Writes targets.csv."""
    baselines = Baselines(paths, districts)
    for indicator, row in CITY.items():
        write_city(table, baselines, indicator, *row)
    for indicator, plan, value in LAST_PERIOD:
        table.add(indicator=indicator, place=TOP, year=2025, plan=plan, form="level", value=value, kind="anticipatory",
                  baseline=baselines.shown(indicator, baselines.value(indicator, TOP, 2020)), baseline_year=2020,
                  source=plan, baseline_source="bulletin-2020")
    cover = baselines.value("forest_cover", TOP)
    table.add(indicator="forest_cover", place=TOP, year=2030, plan="forest-plan", form="level", kind="binding",
              value=round(cover + 2.3, 2), baseline=round(cover, 2), baseline_year=2025, source="forest-plan-2025",
              baseline_source="bulletin-2025")
    for district in districts:
        write_district(table, baselines, district)


def write_city(table, baselines, indicator, kind, form, value, objective, assigned, basis_en, basis_zh):
    """The target of 2030 and the objective of 2035 for the whole city."""
    source = "assignment-2026" if assigned == "national" else "outline-draft"
    base = baselines.shown(indicator, baselines.value(indicator, TOP))
    low, high = value if isinstance(value, tuple) else (value, "")
    missing = isinstance(low, str) and low.startswith("?")
    common = {"indicator": indicator, "place": TOP, "baseline": base, "baseline_year": 2025,
              "baseline_source": "returns-2025" if (indicator, TOP) not in baselines._paths else "bulletin-2025",
              "assigned_by": "national" if assigned == "national" else "", "circle": CIRCLES.get(indicator, ""),
              "authority": "state-council" if assigned == "national" else "", "basis_en": basis_en, "basis_zh": basis_zh}
    table.add(year=2030, kind=kind, form=form, source="" if missing else source, upper=high,
              value=low if missing or form == "annual-growth" else baselines.shown(indicator, wanted(low, base)),
              **common)
    if objective is not None:
        table.add(year=2035, kind="anticipatory", form="level", source="outline-draft",
                  value=baselines.shown(indicator, wanted(objective, base)),
                  **{**common, "assigned_by": "", "authority": "", "basis_en": "Objective for 2035",
                      "basis_zh": "2035年远景目标"})


def write_district(table, baselines, district):
    """What a district shall reach: the least that all shall have, and less energy per unit of GDP."""
    for indicator, (least, decimals) in LEAST.items():
        base = round(baselines.value(indicator, district.code), decimals)
        if base < least:
            table.add(indicator=indicator, place=district.code, year=2030, kind="anticipatory", form="level",
                value=least,
                      baseline=base, baseline_year=2025, baseline_source="returns-2025", source="outline-draft",
                      basis_en="The least for every district", basis_zh="区县最低保障水平")
    base = round(baselines.value("energy_intensity", district.code), 3)
    fall = FALL[district.zone] + 0.005 * (int(district.code) % 5 - 2)
    table.add(indicator="energy_intensity", place=district.code, year=2030, kind="binding", form="level",
              value=round(base * (1 - fall), 3), baseline=base, baseline_year=2025, baseline_source="returns-2025",
              source="outline-draft", basis_en=f"Down by {fall * 100:.1f} %", basis_zh=f"下降{fall * 100:.1f}%")
