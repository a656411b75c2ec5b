/// The small commented plan that `lustrum new` writes: every file of the format once, and no finding.
///
/// The examples of all findings are edits of this plan.
public enum NewPlan {
    /// The files by path.
    public static let files: [String: String] = tables.merging(documents) { first, _ in first }

    private static let tables: [String: String] = [
        "sources.csv": """
        id,title_en,title_zh,publisher_en,publisher_zh,date,rank
        report-2025,Yearly report 2025,2025 年统计公报,Statistics office of Example County,示例县统计局,2026-02-20,1
        yearbook-2024,Yearbook 2024,2024 年统计年鉴,Statistics office of Example County,示例县统计局,2025-03-15,1

        """,
        "places.csv": """
        id,name_en,name_zh,level,parent,order,latitude,longitude,datum
        county,Example County,示例县,county,,1,30.1,107.2,WGS84
        north,North Town,北镇,town,county,2,30.2,107.2,WGS84
        south,South Town,南镇,town,county,3,30,107.3,WGS84

        """,
        "groups.csv": """
        group,place,share
        riverside,north,0.5
        riverside,south,

        """,
        "observations/main.csv": """
        indicator,place,year,value,status,known_on,known_on_basis,source
        forest_cover,county,2020,44.1,,2021-03-31,assumed,yearbook-2024
        forest_cover,county,2021,44.9,,2022-03-31,assumed,yearbook-2024
        forest_cover,county,2022,45.6,,2023-03-31,assumed,yearbook-2024
        forest_cover,county,2023,46.5,,2024-03-31,assumed,yearbook-2024
        forest_cover,county,2024,47.2,,2025-03-15,,yearbook-2024
        forest_cover,county,2025,48,,2026-02-20,,report-2025
        gdp,county,2020,310,,2021-03-31,assumed,yearbook-2024
        gdp,county,2021,334,,2022-03-31,assumed,yearbook-2024
        gdp,county,2022,349,,2023-03-31,assumed,yearbook-2024
        gdp,county,2023,371,,2024-03-31,assumed,yearbook-2024
        gdp,county,2024,392,,2025-03-15,,yearbook-2024
        gdp,county,2025,415,preliminary,2026-02-20,,report-2025
        hospital_beds,county,2025,2600,,2026-02-20,,report-2025
        population,north,2025,180000,,2026-02-20,,report-2025
        population,south,2025,240000,,2026-02-20,,report-2025

        """,
        "targets.csv": """
        indicator,place,year,kind,form,value,baseline,baseline_year,baseline_source,basis_en,basis_zh,source
        forest_cover,county,2030,binding,level,52,48,2025,report-2025,Planting on 4 % of the land,新造林占国土面积 4 %,report-2025
        forest_cover,county,2035,,level,55,48,2025,report-2025,Objective for 2035,2035 年远景目标,report-2025
        gdp,county,2030,anticipatory,annual-growth,5,415,2025,report-2025,In line with the last five years,与近五年增速相当,report-2025
        hospital_beds,county,2030,anticipatory,level,2900,2600,2025,report-2025,Seven beds per 1000 residents,每千人口 7 张床位,report-2025

        """,
        "projects.csv": """
        id,name_en,name_zh,field,industry,tasks,stage,stage_known_on,mandated,lead,led_by,route,cost,start,finish,earliest_start,latest_start,energy,electricity,source
        P1,Hillside planting,山地造林,ecology,forestry,T1,new-start,2026-02-20,yes,forestry-office,government,approval,12000,2026-03,2029,2026,2027,20,5,report-2025
        P2,County hospital extension,县医院扩建,health,hospital,T2,new-start,2026-02-20,,health-office,government,approval,30000,2028,2030,2027,2028,900,400,report-2025
        P3,Hospital access road,医院连接道路,health,road,T2,new-start,2026-02-20,,health-office,government,approval,8000,2026,2027,2026,2027,10,5,report-2025

        """,
        "project_years.csv": """
        project,resource,funding,offset,amount,source
        P1,cost,county,0,3000,report-2025
        P1,cost,county,1,3000,report-2025
        P1,cost,county,2,3000,report-2025
        P1,cost,county,3,3000,report-2025
        P2,cost,county,0,10000,report-2025
        P2,cost,county,1,10000,report-2025
        P2,cost,bonds,2,10000,report-2025
        P3,cost,county,0,4000,report-2025
        P3,cost,county,1,4000,report-2025

        """,
        "project_places.csv": """
        project,place,share
        P1,north,0.6
        P1,south,0.4
        P2,south,1
        P3,south,1

        """,
        "prerequisites.csv": """
        project,requires
        P2,P3

        """,
        "effects.csv": """
        cause,indicator,place,amount,ramp,source
        projects/P1,forest_cover,county,2.5,2,report-2025
        projects/P2,hospital_beds,county,300,,report-2025

        """,
        "limits.csv": """
        resource,place,year,amount,source
        cost,county,2026,20000,report-2025
        cost,county,2027,20000,report-2025
        cost,county,2028,20000,report-2025

        """,
        "assumptions.csv": """
        id,about,quantity,value,unit,reason_en,reason_zh
        beds-spread,indicators/hospital_beds,change-spread,40,beds,Beds were opened in steps of 30 to 50 a year,床位每年增加 30 至 50 张
        beds-trend,indicators/hospital_beds,mean-change,30,beds,Extensions under way,在建扩建工程

        """,
    ]

    private static let documents: [String: String] = [
        "README.md": """
        A small invented plan to start from. `lustrum check .` reads and checks it, `lustrum appraise .` computes it.

        Illustrative; not endorsed by any government.

        """,
        "plan.yaml": """
        # What plan this is, for which years and place, and the words that it uses.
        format: lustrum-plan/1
        id: example-county
        title:
          en: Development plan of Example County
          zh: 示例县发展规划
        setting: invented
        period: {from: 2026, to: 2030}
        horizon: 2035
        baseline_year: 2025
        phases:
          - {id: first, name: {en: First phase, zh: 第一阶段}, from: 2026, to: 2027}
          - {id: second, name: {en: Second phase, zh: 第二阶段}, from: 2028, to: 2030}
        place: county
        languages: [en, zh]
        levels:
          - {id: county, name: {en: County, zh: 县}}
          - {id: town, name: {en: Town, zh: 镇}}
        fields:
          - {id: ecology, name: {en: Ecology, zh: 生态}}
          - {id: health, name: {en: Health, zh: 卫生健康}}
          - {id: economy, name: {en: Economy, zh: 经济}}
        # In official order, by legal name and power.
        bodies:
          - {id: government, name: {en: County government, zh: 县人民政府}}
          - {id: forestry-office, name: {en: Forestry office, zh: 林业局}}
          - {id: health-office, name: {en: Health office, zh: 卫生健康局}}
        place_groups:
          - {id: riverside, name: {en: Riverside zone, zh: 沿江片区}}
        kinds:
          - {id: binding, name: {en: binding, zh: 约束性}, binding: yes}
          - {id: anticipatory, name: {en: anticipatory, zh: 预期性}}
        funding:
          - {id: county, name: {en: County budget, zh: 县级财政}}
          - {id: bonds, name: {en: Bonds, zh: 债券}}
        circles:
          - {id: public, name: {en: public, zh: 公开}}
          - {id: government, name: {en: government, zh: 政府内部}}
        default_circle: public

        """,
        "indicators.yaml": """
        # What is measured. A formula is computed from other indicators; units are checked.
        - id: forest_cover
          name: {en: Forest cover, zh: 森林覆盖率}
          field: ecology
          unit: "%"
          decimals: 1
          direction: up
          lowest: 0
          highest: 100
          main: 1
          body: forestry-office
        - id: gdp
          name: {en: Gross domestic product, zh: 地区生产总值}
          field: economy
          unit: 10^8 yuan
          decimals: 1
          direction: up
          nature: flow
          price_basis: current
          main: 2
          body: government
        - id: gdp_per_head
          name: {en: GDP per head, zh: 人均地区生产总值}
          field: economy
          unit: yuan/person
          decimals: 0
          combine: ratio
          formula: gdp / population
          price_basis: current
        - id: hospital_beds
          name: {en: Hospital beds, zh: 医院床位}
          field: health
          unit: beds
          decimals: 0
          lowest: 0
          main: 3
          body: health-office
        - id: population
          name: {en: Residents, zh: 常住人口}
          unit: persons
          decimals: 0
          combine: sum
          lowest: 0

        """,
        "tasks.yaml": """
        # Goals, and the tasks that serve them.
        goals:
          - id: G1
            title: {en: Greener hills and cleaner water, zh: 山更绿、水更清}
            indicators: [forest_cover]
          - id: G2
            title: {en: Health care within reach of everyone, zh: 人人享有就近医疗服务}
            indicators: [hospital_beds]
          - id: G3
            title: {en: Steady growth of the economy, zh: 经济平稳增长}
            indicators: [gdp]
        tasks:
          - id: T1
            title: {en: Plant the bare hillsides, zh: 绿化荒山}
            field: ecology
            goals: [G1]
            indicators: [forest_cover]
            lead: forestry-office
            deadline: 2029
          - id: T2
            title: {en: Extend the county hospital, zh: 扩建县医院}
            field: health
            goals: [G2]
            indicators: [hospital_beds]
            lead: health-office
            deadline: 2030
          - id: T3
            title: {en: Shorten the approval of new firms, zh: 压缩企业开办时间}
            kind: reform
            field: economy
            goals: [G3]
            indicators: [gdp]
            lead: government
            deadline: 2027

        """,
        "rules.yaml": """
        # Dated legal rules that projects must pass.
        - id: energy-review
          name: {en: Energy review, zh: 节能审查}
          versions:
            - id: v1
              valid_from: 2023-06-01
              exempt_below: {energy: 1000 tce, electricity: 5 GWh}
              exempt_industries: [road, railway]
              levels:
                - authority: {en: provincial authority, zh: 省级主管部门}
                  from_any: {energy: 10000 tce}
                - authority: {en: local authority, zh: 地方主管部门}
              due: before-start

        """,
        "text/ecology.en.md": """
        # Ecology {#ecology}

        Bare hillsides are planted, and forest cover rises to 52 % by 2030. {#ecology-1}

        """,
        "text/ecology.zh.md": """
        # 生态 {#ecology}

        绿化荒山，到 2030 年森林覆盖率达到 52 %。 {#ecology-1}

        """,
    ]
}
