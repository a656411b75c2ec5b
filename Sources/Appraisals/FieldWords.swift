import Diagnostics
import PlanModel

/// The names of fields and of their closed words as people say them.
///
/// English pages show the names that files use; a name without a Chinese word is shown as it is written.
public enum FieldWords {
    /// A field's name.
    public static func name(_ field: String) -> LocalizedText { LocalizedText(en: field, zh: fields[field] ?? field) }

    /// A word out of a closed set.
    public static func choice(_ word: String) -> LocalizedText { LocalizedText(en: word, zh: choices[word] ?? word) }

    private static let fields: [String: String] = [
        "id": "编号", "name": "名称", "title": "标题", "indicator": "指标", "place": "地区", "year": "年份", "plan": "所属规划",
        "kind": "类别", "form": "目标形式", "value": "数值", "upper": "上限", "baseline": "基期值", "baseline_year": "基期年份",
        "baseline_known_on": "基期值公布日期", "baseline_origin": "基期值来源类型", "baseline_source": "基期值出处",
        "assigned_by": "下达方式", "authority": "下达单位", "basis": "依据", "origin": "来源类型", "source": "出处",
        "circle": "公开范围", "note": "说明", "status": "状态", "known_on": "公布日期", "known_on_basis": "公布日期依据",
        "releasable_on": "可公开日期", "field": "领域", "unit": "计量单位", "decimals": "小数位数", "direction": "方向",
        "nature": "数值性质", "combine": "汇总方式", "weight": "权重指标", "formula": "公式", "price_basis": "价格口径",
        "price_year": "不变价基年", "lowest": "最小可能值", "highest": "最大可能值", "main": "主要指标序号",
        "published_by": "发布单位", "body": "责任单位", "definitions": "口径", "documented": "是否有据可查", "goals": "服务目标",
        "indicators": "对应指标", "lead": "牵头单位", "partners": "配合单位", "deadline": "完成时限", "package": "所属项目包",
        "industry": "行业", "tasks": "服务任务", "stage": "阶段", "stage_known_on": "阶段截至日期", "mandated": "是否已定",
        "owner": "项目业主", "led_by": "投资主体", "route": "审批方式", "cost": "总投资（万元）", "cost_origin": "投资来源类型",
        "benefit": "论证效益现值（万元）", "benefit_origin": "效益来源类型",
        "start": "开工时间", "start_origin": "开工时间来源类型", "finish": "完工时间", "finish_origin": "完工时间来源类型",
        "earliest_start": "最早开工年", "latest_start": "最晚开工年", "energy": "年综合能源消费量（吨标准煤）",
        "electricity": "年电力消费量（万千瓦时）", "coal": "年煤炭消费量（吨）", "capacity": "建设规模", "project": "项目",
        "resource": "资源", "funding": "资金来源", "offset": "距开工年数", "amount": "数额", "share": "占比", "requires": "前置项目",
        "cause": "来源项目或任务", "lag": "滞后年数", "ramp": "达效年数", "resolution": "取整单位", "about": "对象",
        "quantity": "假设内容", "low": "低值", "high": "高值", "reason": "理由", "level": "层级", "parent": "上级地区",
        "order": "排序", "latitude": "纬度", "longitude": "经度", "datum": "坐标系", "publisher": "发布单位", "date": "日期",
        "rank": "权威等级", "access": "查阅方式", "url": "网址", "group": "分组", "text": "正文", "chapter": "章节",
    ]

    private static let choices: [String: String] = [
        "yes": "是", "no": "否", "sourced": "有出处", "derived": "推算", "assumed": "假设", "unverified": "未核实",
        "preliminary": "初步数", "final": "最终数", "revised": "修订数", "estimate": "估计数", "original": "原件", "copy": "转载",
        "secondary": "转引", "recalled": "凭记忆", "up": "越高越好", "down": "越低越好", "hold": "保持稳定", "level": "水平值",
        "flow": "流量", "growth": "增速", "change": "累计变化", "sum": "加总", "mean": "加权平均", "ratio": "按公式重算",
        "none": "不汇总", "current": "现价", "constant": "不变价", "annual-growth": "年均增长", "cumulative": "累计",
        "at-least": "不低于", "at-most": "不高于", "keep-within": "保持在区间内", "national": "国家下达", "own": "本规划设定",
        "joint": "共同商定", "key-task": "重点任务", "measure": "措施", "reform": "改革举措", "project": "项目",
        "package": "项目包", "sub-project": "子项目", "reserve": "储备", "early-work": "前期工作", "new-start": "新开工",
        "continuing": "续建", "completing": "计划完工", "completed": "已建成", "suspended": "暂停", "withdrawn": "撤销",
        "government": "政府投资", "market": "社会投资", "approval": "审批", "verification": "核准", "filing": "备案",
        "build": "建设期", "operate": "运营期", "change-spread": "年度变化的标准差", "mean-change": "年均变化", "value": "取值",
        "other": "其他",
    ]
}
