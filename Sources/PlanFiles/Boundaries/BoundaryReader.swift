import Diagnostics
import PlanModel
import Quantities

extension PlanFolder {
    /// The file with the outlines of places, which a folder may hold.
    static let boundariesPath = "boundaries.geojson"
}

extension FolderReader {
    /// Reads the outlines of places, GeoJSON (RFC 7946) in the datum that `plan.yaml` names; after places and header.
    mutating func readBoundaries() {
        let path = PlanFolder.boundariesPath
        guard let (_, tree) = tree(path), let tree else { return }
        guard let datum = reading.plan.header.map.datum else {
            let choices = Datum.allCases.map(\.rawValue).joined(separator: ", ")
            report(
                BoundaryKinds.withoutDatum, tree.position.span(in: path),
                en: "the outlines in \(path) are in no named datum and are not drawn",
                zh: "\(path) 中的界线未注明坐标系，未予绘制",
                help: LocalizedText(
                    en: "name it in plan.yaml, `map: {datum: …}`, one of: \(choices)",
                    zh: "请在 plan.yaml 中以 map: {datum: …} 注明，可选：\(choices)"))
            return
        }
        guard case .sequence(let features, _)? = tree.node(named: "features") else {
            broken(tree, en: "is no FeatureCollection", zh: "不是要素集合（FeatureCollection）")
            return
        }
        var boundaries = Boundaries(datum: datum, approval: reading.plan.header.map.approval)
        let places = BoundaryPlaces(reading.plan.places)
        for feature in features {
            guard let place = place(of: feature, among: places) else { continue }
            let rings = self.rings(of: feature)
            if !rings.isEmpty { boundaries.rings[place, default: []] += rings }
        }
        reading.boundaries = boundaries
    }

    private mutating func broken(_ tree: YAMLTree, en: String, zh: String) {
        let path = PlanFolder.boundariesPath
        report(
            BoundaryKinds.broken, tree.position.span(in: path),
            en: "what stands here in \(path) \(en); it is not drawn",
            zh: "\(path) 此处\(zh)，未予绘制",
            help: LocalizedText(
                en: "GeoJSON (RFC 7946): polygons in degrees, longitude first",
                zh: "应为 GeoJSON（RFC 7946）：以度为单位的多边形，经度在前"))
    }

    /// The place of a feature, by its code, else by its name.
    private mutating func place(of feature: YAMLTree, among places: BoundaryPlaces) -> ID<Place>? {
        let properties = feature.node(named: "properties")
        let codes = [properties?.node(named: "code"), properties?.node(named: "id"), feature.node(named: "id")]
        let named = codes.compactMap { $0 } + [properties?.node(named: "name")].compactMap { $0 }
        for node in named {
            if case .scalar(let text, _) = node, let place = places.known[text] { return place }
        }
        let at = named.first ?? feature
        var words = ""
        if case .scalar(let text, _) = at { words = text }
        let path = PlanFolder.boundariesPath
        report(
            BoundaryKinds.unknownPlace, at.position.span(in: path),
            en: words.isEmpty
                ? "an outline says of no place" : "an outline belongs to ‘\(words)’, which is no place of the plan",
            zh: words.isEmpty ? "界线未注明所属地区" : "界线所属“\(words)”不是规划中的地区",
            help: LocalizedText(
                en: "its property `code` must be the id of a place in places.csv",
                zh: "其 code 属性应为 places.csv 中的地区编号"))
        return nil
    }

    private mutating func rings(of feature: YAMLTree) -> [[Boundaries.Corner]] {
        guard let geometry = feature.node(named: "geometry"), let coordinates = geometry.node(named: "coordinates"),
            case .scalar(let kind, _)? = geometry.node(named: "type")
        else {
            broken(feature, en: "has no geometry", zh: "没有几何图形")
            return []
        }
        switch kind {
        case "Polygon": return rings(in: [coordinates])
        case "MultiPolygon": return rings(in: coordinates.nodes)
        default:
            broken(geometry, en: "is a \(kind), not a polygon", zh: "为 \(kind)，不是多边形")
            return []
        }
    }

    /// The rings of polygons; where one corner is wrong, none, with a finding at the first wrong one.
    private mutating func rings(in polygons: [YAMLTree]) -> [[Boundaries.Corner]] {
        var rings: [[Boundaries.Corner]] = []
        for ring in polygons.flatMap(\.nodes) {
            var corners: [Boundaries.Corner] = []
            for node in ring.nodes {
                guard let corner = Boundaries.Corner(node) else {
                    broken(node, en: "is no point in degrees", zh: "不是以度为单位的坐标点")
                    return []
                }
                corners.append(corner)
            }
            guard corners.count > 3, corners.first == corners.last else {
                broken(ring, en: "is no closed ring of four points or more", zh: "不是由四个以上点构成的闭合环")
                return []
            }
            rings.append(corners)
        }
        return rings
    }
}

/// What outlines may call the places of a plan.
private struct BoundaryPlaces {
    let known: [String: ID<Place>]

    init(_ places: [Place]) {
        var known: [String: ID<Place>] = [:]
        for place in places { for name in place.name.byLanguage.values { known[name] = known[name] ?? place.id } }
        for place in places { known[place.id.text] = place.id }
        self.known = known
    }
}

extension Boundaries.Corner {
    /// Reads longitude and latitude; nil where they are no degrees.
    ///
    /// A height behind them is let be.
    fileprivate init?(_ tree: YAMLTree) {
        let numbers = tree.nodes.map { node -> Double? in
            if case .scalar(let text, _) = node { DecimalText.number(text) } else { nil }
        }
        guard numbers.count > 1, let longitude = numbers[0], let latitude = numbers[1], abs(longitude) <= 180,
            abs(latitude) <= 90
        else { return nil }
        self.init(longitude: longitude, latitude: latitude)
    }
}

extension YAMLTree {
    fileprivate var nodes: [YAMLTree] { if case .sequence(let nodes, _) = self { nodes } else { [] } }

    /// The value under a name; unlike `node(at:)` never a position of a sequence.
    fileprivate func node(named name: String) -> YAMLTree? {
        if case .mapping(let entries, _) = self { entries.first { $0.name == name }?.value } else { nil }
    }
}
