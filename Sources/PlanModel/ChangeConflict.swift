import Diagnostics

/// Why a change cannot be applied; nothing of the list is.
public struct ChangeConflict: Error, Hashable, Sendable {
    /// What stands in the way.
    public enum Reason: Hashable, Sendable {
        /// The list was made for another plan.
        case otherPlan(expected: String, found: String)
        /// The change says neither or several of `set`, `add`, `remove`.
        case notOneAct
        /// No collection, record or field of this address exists.
        case noSuchAddress(String)
        /// What stands there is not what the change says.
        case otherValue(address: String, expected: String, found: String)
        /// A record of this address exists already.
        case exists(String)
        /// The field is part of the record's key, by which everything else knows the record.
        case keyField(String)
        /// The field must not be left empty.
        case requiredField(String)
        /// The record to add has another key than its address.
        case otherKey(address: String, key: String)
        /// The new content does not fit its field.
        case unfit(address: String, CellFault)
    }

    /// The position of the change in the list from 0, or nil for the list as a whole.
    public let position: Int?
    /// What stands in the way.
    public let reason: Reason

    /// Makes a conflict.
    public init(_ reason: Reason, position: Int? = nil) {
        self.reason = reason
        self.position = position
    }
}
