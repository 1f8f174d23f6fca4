package org.airalert.directory;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Somebody who must be told.
 *
 * @param id unique, stable: {@code school-017}
 * @param area code of the area it lies in; an alert for that area or one above it concerns the recipient
 * @param addresses by transport: {@code http} an URL, {@code mail} an address, {@code phone} a number
 * @param contacts in the order in which they are tried; the first is the one on duty
 * @param fields further facts that a template may name: {@code unit} (key into the plan's measures), {@code measuresIII}, …;
 *     {@code supervisor} is the id of the recipient that answers for it
 * @param drills whether exercise messages may reach it
 */
public record Recipient(
        String id,
        Audience audience,
        String name,
        String area,
        Map<String, String> addresses,
        List<Contact> contacts,
        Map<String, String> fields,
        boolean drills) {
    /** Key of the field that names the supervising unit. */
    public static final String SUPERVISOR = "supervisor";

    public Recipient {
        addresses = Map.copyOf(addresses);
        contacts = List.copyOf(contacts);
        fields = Map.copyOf(fields);
        if (id.isBlank()) {
            throw new IllegalArgumentException("id: empty (expected: a unique id)");
        }
    }

    /**
     * The same with another address in the place of one, wherever that one stands: among its own, or as a contact's number or mail address. One that
     * stands nowhere becomes its own.
     *
     * @param kind of address: {@code http}, {@code mail} or {@code phone}
     */
    public Recipient readdressed(String kind, String before, String after) {
        List<Contact> people = contacts.stream()
                .map(one -> new Contact(
                        one.name(),
                        kind.equals("phone") && one.phone().equals(before) ? after : one.phone(),
                        kind.equals("mail") && one.email().equals(before) ? after : one.email()))
                .toList();
        Map<String, String> own = new HashMap<>(addresses);
        if (people.equals(contacts) || before.equals(own.get(kind))) {
            own.put(kind, after);
        }
        return new Recipient(id, audience, name, area, own, people, fields, drills);
    }

    /** The same at other addresses; its contacts stay. */
    public Recipient at(Map<String, String> others) {
        return new Recipient(id, audience, name, area, others, contacts, fields, drills);
    }

    /** Id of the unit that is told when this one does not confirm; empty when nobody is. */
    public Optional<String> supervisor() {
        return Optional.ofNullable(fields.get(SUPERVISOR)).filter(id -> !id.isBlank());
    }
}
