import PlanModel

extension CellShape {
    /// What a cell of this shape holds, in words for a planner; a nested record is told under the section named.
    func words(section: String) -> String {
        switch self {
        case .text: "text"
        case .localized: "text by language"
        case .number: "number"
        case .value: "number, or `?` and why not"
        case .integer: "whole number"
        case .truth: "`yes` or `no`"
        case .year: "year"
        case .date: "date"
        case .identifier: "its identifier"
        case .reference(let collection): "one of \(Self.link(to: collection))"
        case .address: "address"
        case .choice: "one word, see below"
        case .unit: "unit"
        case .list(.record): "list of records, see [\(section)](#\(Self.anchor(section)))"
        case .list(.reference(let collection)): "list of \(Self.link(to: collection))"
        case .list(.choice): "list of words, see below"
        case .list(let inner): "list, each a \(inner.words(section: section))"
        case .record: "record, see [\(section)](#\(Self.anchor(section)))"
        case .table(let inner): "names, each with a \(inner.words(section: section))"
        case .anything: "what the field holds"
        }
    }

    /// The link to the section of a collection; words of the header stand under `plan`.
    private static func link(to collection: String) -> String {
        let section = Plan.collection(collection) == nil ? "plan \(collection)" : collection
        return "[\(collection)](#\(anchor(section)))"
    }

    /// The anchor of a heading.
    private static func anchor(_ heading: String) -> String { heading.replacing(" ", with: "-") }

    /// The words of a closed set, here or in the list.
    var choiceWords: [ChoiceWord] {
        switch self {
        case .choice(let words): words
        case .list(let inner): inner.choiceWords
        default: []
        }
    }

    /// The fields of a record that stands inside this cell, here or in the list.
    var nestedFields: [FieldOutline]? {
        switch self {
        case .record(let fields): fields
        case .list(let inner): inner.nestedFields
        default: nil
        }
    }
}

extension FieldOutline {
    /// What the field's cell holds, in words for a planner, the bounds of a whole number included.
    func words(section: String) -> String {
        let words = shape.words(section: section)
        return bounds.map { "\(words), \($0.lowerBound) to \($0.upperBound)" } ?? words
    }

    /// What a record without the field has instead.
    var absence: String {
        if isRequired { return "**required**" }
        guard let text = standard?.text else { return "none" }
        return "`\(text)`"
    }
}
