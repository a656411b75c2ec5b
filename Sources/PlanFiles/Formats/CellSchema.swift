import Diagnostics
import PlanModel
import Quantities

/// The schemas of single cells, shared by all files.
enum CellSchema {
    /// A reference to a definition.
    static func reference(_ name: String) -> [JSONMember] {
        [JSONMember(name: "$ref", value: .text("#/$defs/\(name)"))]
    }

    /// A whole number within bounds.
    static func integer(within bounds: ClosedRange<Int>) -> [JSONMember] {
        let number = JSONValue.members([
            "type": .text("integer"), "minimum": .integer(bounds.lowerBound), "maximum": .integer(bounds.upperBound),
        ])
        let text = JSONValue.members(["type": .text("string"), "pattern": .text(Pattern.integer)])
        return [JSONMember(name: "anyOf", value: .list([number, text]))]
    }

    /// The definitions for documents, whose readers may turn `2025` into a number and `yes` into a truth.
    static let definitions: [JSONMember] = [
        definition("text", "any text", ["type": anyScalar]),
        definition(
            "localized", "a text by language: {en: Forest cover, zh: 森林覆盖率}; a bare text is English",
            [
                "anyOf": .list([
                    .members(["type": anyScalar]),
                    .members(["type": .text("object"), "additionalProperties": .members(["type": anyScalar])]),
                ])
            ]),
        definition("number", "a plain decimal number", either("number", or: Pattern.number)),
        definition(
            "value", "a plain decimal number, or ? and the reason why there is none",
            either("number", or: Pattern.value)),
        definition("integer", "a whole number", either("integer", or: Pattern.integer)),
        definition(
            "truth", "yes or no",
            ["enum": .list([.boolean(true), .boolean(false)] + Pattern.truths.map(JSONValue.text))]),
        definition(
            "year", "a year",
            [
                "anyOf": .list([
                    .members([
                        "type": .text("integer"), "minimum": .integer(Year.plausible.lowerBound),
                        "maximum": .integer(Year.plausible.upperBound),
                    ]),
                    .members(["type": .text("string"), "pattern": .text(Pattern.year)]),
                ])
            ]),
        definition(
            "date", "2021, 2021-06 or 2021-06-30",
            [
                "anyOf": .list([
                    .members(["type": .text("integer"), "minimum": .integer(1_000), "maximum": .integer(9_999)]),
                    .members(["type": .text("string"), "pattern": .text(Pattern.date)]),
                ])
            ]),
        definition(
            "identifier", "letters of any script, digits, - _ and ., neither . nor ..",
            ["type": anyScalar, "pattern": .text(Pattern.identifier)]),
        definition(
            "address", "the address of a record or, behind #, of one of its fields",
            ["type": .text("string"), "pattern": .text(Pattern.address)]),
    ]

    private static let anyScalar = JSONValue.list([.text("string"), .text("number"), .text("boolean")])

    private static func either(_ type: String, or pattern: String) -> KeyValuePairs<String, JSONValue> {
        [
            "anyOf": .list([
                .members(["type": .text(type)]),
                .members(["type": .text("string"), "pattern": .text(pattern)]),
            ])
        ]
    }

    private static func definition(
        _ name: String, _ meaning: String, _ members: KeyValuePairs<String, JSONValue>
    ) -> JSONMember {
        let described = [JSONMember(name: "description", value: .text(meaning))]
        return JSONMember(
            name: name, value: .object(described + members.map { JSONMember(name: $0.key, value: $0.value) }))
    }

    /// Regular expressions in the part of the syntax that ECMA-262 and Python share.
    enum Pattern {
        private static let digits = "[-+]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][-+]?[0-9]+)?"
        static let number = "^\(digits)$"
        static let value = "^(\(digits)|[?].*)?$"
        static let statedValue = "^(\(digits)|[?].*)$"
        static let integer = "^[-+]?[0-9]+$"
        static let year = "^(19[0-9][0-9]|2[01][0-9][0-9]|2200)$"
        static let date = "^[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?$"
        static let truths = ["yes", "no", "true", "false"]
        static let identifier = "^(?!\\.\\.?$)[^\\u0000-,/:-@\\[-\\^`{-\\u007f]+$"
        static let address = "^[^#]+(#.+)?$"
    }
}
