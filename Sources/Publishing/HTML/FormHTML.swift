/// A filter or a question as HTML; where no server answers, the choices are links.
struct FormHTML {
    private let form: PageForm
    private let html: PageHTML

    init(_ form: PageForm, in html: PageHTML) {
        self.form = form
        self.html = html
    }

    func add(to text: inout HTMLText) {
        switch html.addressing {
        case .served: addForm(to: &text)
        case .files: addLinks(to: &text)
        }
    }

    private func addForm(to text: inout HTMLText) {
        let attributes: KeyValuePairs<String, String?> = [
            "id": form.id, "class": PageClass.choices.rawValue, "method": form.isPosted ? "post" : "get",
            "action": html.address(SiteAddress(form.action)), "aria-label": form.title,
        ]
        text.add(.form, attributes) { text in
            for input in form.inputs { add(input, to: &text) }
            text.add(.button, ["type": "submit"], words: form.button)
        }
    }

    private func add(_ input: PageForm.Input, to text: inout HTMLText) {
        let id = "\(form.id)-\(input.name)"
        switch input.kind {
        case .fixed:
            text.add(empty: .input, ["type": "hidden", "name": input.name, "value": input.value])
        case .words:
            text.add(.label, ["for": id]) { text in
                text.add(input.label)
                text.add(
                    empty: .input, ["type": "search", "id": id, "name": input.name, "value": input.value])
            }
        case .choices(let choices):
            text.add(.label, ["for": id]) { text in
                text.add(input.label)
                text.add(.select, ["id": id, "name": input.name]) { text in
                    for choice in choices {
                        text.add(
                            .option, ["value": choice.value, "selected": choice.value == input.value ? "" : nil],
                            words: choice.words)
                    }
                }
            }
        }
        text.newLine()
    }

    private func addLinks(to text: inout HTMLText) {
        for input in form.inputs {
            guard case .choices(let choices) = input.kind else { continue }
            let linked = choices.filter { $0.page != nil }
            guard !linked.isEmpty else { continue }
            text.add(.details, ["class": PageClass.links.rawValue]) { text in
                text.add(.summary, words: input.label)
                text.add(.ul) { text in
                    for choice in linked {
                        guard let page = choice.page else { continue }
                        text.add(.li) { text in
                            let current = choice.value == input.value ? "page" : nil
                            text.add(
                                .a, ["href": html.address(SiteAddress(page)), "aria-current": current],
                                words: choice.words)
                        }
                    }
                }
            }
            text.newLine()
        }
    }
}
