"""The publications that the invented figures name, with their invented dates."""

OTHERS = [
    ("returns-2025", "Returns of districts for 2025", "2025年区县快报", "Songlan Municipal Bureau of Statistics", "松澜市统计局",
     "2026-01-14", 2),
    ("census-2024", "Revision after the economic census", "第五次经济普查修订公报", "Songlan Municipal Bureau of Statistics",
     "松澜市统计局", "2025-04-28", 1),
    ("codes-2025", "Codes and seats of places", "行政区划代码和驻地", "Songlan Municipal Bureau of Civil Affairs", "松澜市民政局",
     "2025-12-31", 1),
    ("project-library-2026", "Library of major projects, version of January 2026", "重大项目库（2026年1月版）",
     "Songlan Municipal Development and Reform Commission", "松澜市发展和改革委员会", "2026-01-12", 1),
    ("outline-draft", "Draft of the outline", "规划纲要（草案）", "Songlan Municipal People's Government", "松澜市人民政府",
     "2026-01-18", 1),
    ("budget-outlook-2026", "Medium-term budget outlook 2026-2030", "2026—2030年中期财政规划",
     "Songlan Municipal Bureau of Finance", "松澜市财政局", "2026-01-05", 1),
    ("energy-budget-2026", "Energy and coal that may be added 2026-2030", "2026—2030年新增能源和煤炭消费空间",
     "Songlan Municipal Development and Reform Commission", "松澜市发展和改革委员会", "2026-01-08", 1),
    ("land-quota-2026", "Land for major projects 2026-2030", "2026—2030年重大项目用地计划",
     "Songlan Municipal Bureau of Planning and Natural Resources", "松澜市规划和自然资源局", "2026-01-08", 1),
    ("pollutant-budget-2026", "Pollutants that may be added 2026-2030", "2026—2030年主要污染物新增排放空间",
     "Songlan Municipal Bureau of Ecology and Environment", "松澜市生态环境局", "2026-01-08", 1),
    ("assignment-2026", "National assignment of binding targets", "国家下达约束性指标通知",
     "State authority that assigns national targets", "下达国家约束性指标的国家机关", "2026-01-09", 1),
    ("forest-plan-2025", "Forest plan 2026-2030", "林业发展“十五五”规划", "Songlan Municipal Bureau of Forestry", "松澜市林业局",
     "2025-11-20", 2),
    ("health-plan-14", "Health plan 2021-2025", "卫生健康发展“十四五”规划", "Songlan Municipal Health Commission", "松澜市卫生健康委员会",
     "2021-08-30", 2),
    ("sports-plan-14", "Sports plan 2021-2025", "体育发展“十四五”规划", "Songlan Municipal Bureau of Sports", "松澜市体育局",
        "2021-10-12", 2),
    ("renewal-plan-14", "Plan for urban renewal 2021-2025", "城市更新“十四五”规划",
     "Songlan Municipal Commission of Housing and Urban-Rural Development", "松澜市住房和城乡建设委员会", "2021-11-18", 2),
    ("energy-measures-2021", "Measures for energy review, 2021", "节能审查办法（2021年）",
     "Songlan Municipal People's Government", "松澜市人民政府", "2020-12-18", 1),
    ("energy-measures-2026", "Measures for energy review and carbon assessment, 2026", "节能审查和碳排放评价办法（2026年）",
     "Songlan Municipal People's Government", "松澜市人民政府", "2025-12-19", 1),
    ("coal-rules-2021", "Rules on replacing coal, 2021", "煤炭消费减量替代规定（2021年）", "Songlan Municipal Bureau of Energy",
     "松澜市能源局", "2021-06-10", 1),
    ("large-project-rules-2023", "Rules on decisions about large projects, 2023", "重大项目决策规定（2023年）",
     "Songlan Municipal People's Government", "松澜市人民政府", "2022-12-06", 1),
    ("gate-register-2026", "Register of reviews, January 2026", "审查事项登记簿（2026年1月）",
     "Songlan Municipal Development and Reform Commission", "松澜市发展和改革委员会", "2026-01-12", 1),
]


def dates():
    """The date of each publication."""
    found = {f"bulletin-{year}": f"{year + 1}-02-24" for year in range(2011, 2025)}
    found["bulletin-2025"] = "2026-01-16"
    found |= {f"yearbook-{year}": f"{year + 1}-10-15" for year in range(2011, 2025)}
    return found | {row[0]: row[5] for row in OTHERS}


def write(table):
    """Writes sources.csv."""
    known = dates()
    for year in range(2011, 2026):
        table.add(id=f"bulletin-{year}", title_en=f"Statistical bulletin {year}", title_zh=f"{year}年国民经济和社会发展统计公报",
                  publisher_en="Songlan Municipal Bureau of Statistics", publisher_zh="松澜市统计局",
                  date=known[f"bulletin-{year}"], rank=2)
        if year < 2025:
            table.add(id=f"yearbook-{year}", title_en=f"Statistical yearbook, figures of {year}",
                title_zh=f"统计年鉴（{year}年数据）",
                      publisher_en="Songlan Municipal Bureau of Statistics", publisher_zh="松澜市统计局",
                      date=known[f"yearbook-{year}"], rank=1)
    for name, title_en, title_zh, publisher_en, publisher_zh, date, rank in OTHERS:
        table.add(id=name, title_en=title_en, title_zh=title_zh, publisher_en=publisher_en, publisher_zh=publisher_zh,
                  date=date, rank=rank)
