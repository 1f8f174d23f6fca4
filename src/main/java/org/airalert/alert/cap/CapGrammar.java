package org.airalert.alert.cap;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.w3c.dom.Element;

/** The order and number of elements, and the closed lists of words (CAP 1.2, 3.2), read from tables and told all at once. */
final class CapGrammar {
    /** Children in order; {@code !} exactly one, {@code ?} at most one, {@code *} any number, {@code +} at least one. */
    private static final Map<String, List<String>> CHILDREN = Map.of(
            "alert",
            List.of(
                    "identifier!",
                    "sender!",
                    "sent!",
                    "status!",
                    "msgType!",
                    "source?",
                    "scope!",
                    "restriction?",
                    "addresses?",
                    "code*",
                    "note?",
                    "references?",
                    "incidents?",
                    "info*"),
            "info",
            List.of(
                    "language?",
                    "category+",
                    "event!",
                    "responseType*",
                    "urgency!",
                    "severity!",
                    "certainty!",
                    "audience?",
                    "eventCode*",
                    "effective?",
                    "onset?",
                    "expires?",
                    "senderName?",
                    "headline?",
                    "description?",
                    "instruction?",
                    "web?",
                    "contact?",
                    "parameter*",
                    "resource*",
                    "area*"),
            "resource",
            List.of("resourceDesc!", "mimeType!", "size?", "uri?", "derefUri?", "digest?"),
            "area",
            List.of("areaDesc!", "polygon*", "circle*", "geocode*", "altitude?", "ceiling?"),
            "eventCode",
            List.of("valueName!", "value!"),
            "parameter",
            List.of("valueName!", "value!"),
            "geocode",
            List.of("valueName!", "value!"));

    private static final Map<String, Set<String>> WORDS = Map.of(
            "status", Set.of("Actual", "Exercise", "System", "Test", "Draft"),
            "msgType", Set.of("Alert", "Update", "Cancel", "Ack", "Error"),
            "scope", Set.of("Public", "Restricted", "Private"),
            "category",
                    Set.of(
                            "Geo",
                            "Met",
                            "Safety",
                            "Security",
                            "Rescue",
                            "Fire",
                            "Health",
                            "Env",
                            "Transport",
                            "Infra",
                            "CBRNE",
                            "Other"),
            "responseType",
                    Set.of(
                            "Shelter",
                            "Evacuate",
                            "Prepare",
                            "Execute",
                            "Avoid",
                            "Monitor",
                            "Assess",
                            "AllClear",
                            "None"),
            "urgency", Set.of("Immediate", "Expected", "Future", "Past", "Unknown"),
            "severity", Set.of("Extreme", "Severe", "Moderate", "Minor", "Unknown"),
            "certainty", Set.of("Observed", "Likely", "Possible", "Unlikely", "Unknown"));

    private final List<CapFault> faults;

    CapGrammar(List<CapFault> faults) {
        this.faults = faults;
    }

    void check(Element element, String path) {
        List<String> grammar = CHILDREN.get(element.getLocalName());
        if (grammar == null) {
            word(element, path);
            return;
        }
        List<String> names = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        for (Element child : CapXml.children(element)) {
            if (!CapDocument.NAMESPACE.equals(child.getNamespaceURI())) {
                foreign(element, child, path);
                continue;
            }
            names.add(child.getLocalName());
            int number = counts.merge(child.getLocalName(), 1, Integer::sum);
            check(child, path + "/" + child.getLocalName() + (number > 1 ? "[" + number + "]" : ""));
        }
        order(names, grammar, path);
        counts(counts, grammar, path);
    }

    /** After its own elements an alert may carry signatures; nothing else. */
    private void foreign(Element element, Element child, String path) {
        boolean signature = "alert".equals(element.getLocalName())
                && "http://www.w3.org/2000/09/xmldsig#".equals(child.getNamespaceURI());
        if (!signature) {
            error(path + "/" + child.getNodeName(), "not an element of CAP 1.2");
        }
    }

    private void word(Element element, String path) {
        Set<String> words = WORDS.get(element.getLocalName());
        String text = element.getTextContent().strip();
        if (words != null && !words.contains(text)) {
            error(path, "'" + text + "' (expected one of " + String.join(", ", new TreeSet<>(words)) + ")");
        }
    }

    private void order(List<String> names, List<String> grammar, String path) {
        int at = 0;
        for (String name : names) {
            int place = place(name, grammar);
            if (place < 0) {
                error(path + "/" + name, "not an element of CAP 1.2 at this place");
            } else if (place < at) {
                error(path + "/" + name, "out of order (expected before " + plain(grammar.get(at)) + ")");
            } else {
                at = place;
            }
        }
    }

    private void counts(Map<String, Integer> counts, List<String> grammar, String path) {
        for (String rule : grammar) {
            int number = counts.getOrDefault(plain(rule), 0);
            char limit = rule.charAt(rule.length() - 1);
            if (number == 0 && (limit == '!' || limit == '+')) {
                error(path + "/" + plain(rule), "missing");
            }
            if (number > 1 && (limit == '!' || limit == '?')) {
                error(path + "/" + plain(rule), number + " of them (expected: one)");
            }
        }
    }

    private static int place(String name, List<String> grammar) {
        for (int i = 0; i < grammar.size(); i++) {
            if (plain(grammar.get(i)).equals(name)) {
                return i;
            }
        }
        return -1;
    }

    private static String plain(String rule) {
        return rule.substring(0, rule.length() - 1);
    }

    private void error(String path, String what) {
        faults.add(new CapFault(path, CapFault.Level.ERROR, what));
    }
}
