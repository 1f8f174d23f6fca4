package org.airalert.app.config;

import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.airalert.directory.AreaTree;
import org.airalert.directory.Audience;
import org.airalert.directory.Contact;
import org.airalert.directory.Recipient;

/** Turns lines of the directory into recipients and notes what is wrong with them. Not for several threads. */
public final class RecipientRows {
    private static final List<String> COLUMNS = List.of(
            "id",
            "audience",
            "name",
            "area",
            "unit",
            "http",
            "mail",
            "phone",
            "contact1",
            "contact1Phone",
            "contact1Mail",
            "contact2",
            "contact2Phone",
            "contact2Mail",
            "drills",
            "measuresIII",
            "measuresII",
            "measuresI",
            "supervisor");
    private static final Set<String> NEEDED = Set.of("id", "audience", "name", "area");
    private static final List<String> MEASURES = List.of("measuresIII", "measuresII", "measuresI");
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,63}");
    private static final Pattern MAIL = Pattern.compile("[^@\\s,;<>]+@[^@\\s,;<>]+");
    private static final Pattern PHONE = Pattern.compile("\\+?[0-9][0-9 ()-]{4,24}");

    private final String label;
    private final Known known;
    private final Faults faults;
    private final List<String> header;
    private final Map<String, Integer> lineOfId = new HashMap<>();

    /** What lines may refer to: the area tree, and the keys of the plan's units. */
    public record Known(AreaTree areas, Set<String> units) {
        public Known {
            units = Set.copyOf(units);
        }
    }

    /**
     * What is wrong with an address; empty when nothing is.
     *
     * @param kind {@code http}, {@code mail} or {@code phone}
     */
    public static Optional<String> addressFault(String kind, String address) {
        String expected = switch (kind) {
            case "http" -> isWeb(address) ? "" : "an address such as https://host/path";
            case "mail" -> MAIL.matcher(address).matches() ? "" : "an address such as name@host";
            default -> PHONE.matcher(address).matches() ? "" : "a number such as +86 375 1234567";
        };
        return expected.isEmpty() ? Optional.empty() : Optional.of(address + " (expected: " + expected + ")");
    }

    private static boolean isWeb(String address) {
        try {
            URI uri = URI.create(address);
            return uri.getHost() != null && ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    RecipientRows(String label, RecipientsFile.Row header, Known known, Faults faults) {
        this.label = label;
        this.known = known;
        this.faults = faults;
        this.header = header.cells();
        for (String column : this.header) {
            if (!COLUMNS.contains(column)) {
                faults.add(label, header.line(), "unknown column " + column + " (known: " + COLUMNS + ")");
            }
        }
        for (String column : NEEDED) {
            if (!this.header.contains(column)) {
                faults.add(label, header.line(), "column " + column + " is missing");
            }
        }
    }

    /** Where the recipient stands in the file; 0 for one that does not. */
    int lineOf(String id) {
        return lineOfId.getOrDefault(id, 0);
    }

    Optional<Recipient> read(RecipientsFile.Row row) {
        if (row.cells().size() != header.size()) {
            faults.add(
                    label,
                    row.line(),
                    row.cells().size() + " values (expected: " + header.size() + ", as in the header)");
            return Optional.empty();
        }
        Map<String, String> cells = new LinkedHashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), row.cells().get(i).strip());
        }
        return new Line(row.line(), cells).recipient();
    }

    /** One line; every check notes its fault and goes on. */
    private final class Line {
        private final int number;
        private final Map<String, String> cells;
        private boolean sound = true;

        private Line(int number, Map<String, String> cells) {
            this.number = number;
            this.cells = cells;
        }

        private Optional<Recipient> recipient() {
            identity();
            Optional<Audience> audience = audience();
            place();
            Map<String, String> addresses = addresses();
            List<Contact> contacts = contacts();
            Map<String, String> fields = fields(audience);
            boolean drills = drills();
            if (!sound || audience.isEmpty()) {
                return Optional.empty();
            }
            return Optional.of(new Recipient(
                    cell("id"), audience.get(), cell("name"), cell("area"), addresses, contacts, fields, drills));
        }

        private String cell(String column) {
            return cells.getOrDefault(column, "");
        }

        private void fault(String column, String what) {
            sound = false;
            faults.add(label, number, column + ": " + what);
        }

        private void identity() {
            String id = cell("id");
            if (!ID.matcher(id).matches()) {
                fault("id", id + " (expected: 2 to 64 small letters, digits or hyphens)");
            }
            Integer first = lineOfId.putIfAbsent(id, number);
            if (first != null) {
                fault("id", id + " stands in line " + first + " already");
            }
            if (cell("name").isEmpty()) {
                fault("name", "empty");
            }
        }

        private Optional<Audience> audience() {
            try {
                Audience audience = Audience.of(cell("audience"));
                if (audience == Audience.SUPERVISORS) {
                    throw new IllegalArgumentException(
                            "audience: supervisors is for channels; name the supervising unit in the column supervisor");
                }
                return Optional.of(audience);
            } catch (IllegalArgumentException e) {
                sound = false;
                faults.add(label, number, String.valueOf(e.getMessage()));
                return Optional.empty();
            }
        }

        private void place() {
            if (known.areas().find(cell("area")).isEmpty()) {
                fault("area", cell("area") + " is not in areas.yaml");
            }
        }

        private Map<String, String> addresses() {
            Map<String, String> addresses = new LinkedHashMap<>();
            for (String kind : List.of("http", "mail", "phone")) {
                if (!cell(kind).isEmpty()) {
                    addressFault(kind, cell(kind)).ifPresent(what -> fault(kind, what));
                    addresses.put(kind, cell(kind));
                }
            }
            if (addresses.isEmpty()) {
                sound = false;
                faults.add(label, number, "no address (expected: http, mail or phone)");
            }
            return addresses;
        }

        private void check(String column, Pattern form, String expected) {
            if (!cell(column).isEmpty() && !form.matcher(cell(column)).matches()) {
                fault(column, cell(column) + " (expected: " + expected + ")");
            }
        }

        private List<Contact> contacts() {
            List<Contact> contacts = new ArrayList<>();
            for (String contact : List.of("contact1", "contact2")) {
                String phone = cell(contact + "Phone");
                String mail = cell(contact + "Mail");
                check(contact + "Phone", PHONE, "a number such as +86 375 1234567");
                check(contact + "Mail", MAIL, "an address such as name@host");
                if (cell(contact).isEmpty() != (phone.isEmpty() && mail.isEmpty())) {
                    fault(contact, "a contact needs a name, and a phone or a mail address");
                } else if (!cell(contact).isEmpty()) {
                    contacts.add(new Contact(cell(contact), phone, mail));
                }
            }
            return contacts;
        }

        private Map<String, String> fields(Optional<Audience> audience) {
            Map<String, String> fields = new LinkedHashMap<>();
            if (audience.isPresent() && audience.get() == Audience.UNITS) {
                if (!known.units().contains(cell("unit"))) {
                    fault("unit", cell("unit") + " is not a unit in plan.yaml");
                }
                fields.put("unit", cell("unit"));
            }
            if (audience.isPresent() && audience.get() == Audience.ENTERPRISES) {
                for (String measures : MEASURES) {
                    if (cell(measures).isEmpty()) {
                        fault(measures, "empty (an enterprise has its own list for each level)");
                    }
                    fields.put(measures, cell(measures));
                }
            }
            if (!cell(Recipient.SUPERVISOR).isEmpty()) {
                fields.put(Recipient.SUPERVISOR, cell(Recipient.SUPERVISOR));
            }
            return fields;
        }

        private boolean drills() {
            String drills = cell("drills");
            if (!drills.isEmpty() && !drills.equals("true") && !drills.equals("false")) {
                fault("drills", drills + " (expected: true or false)");
            }
            return !drills.equals("false");
        }
    }
}
