package org.airalert.alert.cap;

import java.io.StringWriter;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** Writes elements in order, one a line; text is escaped, and characters that XML 1.0 does not have are left out. */
final class XmlText {
    private static final XMLOutputFactory FACTORY = XMLOutputFactory.newDefaultFactory();

    private final StringWriter text = new StringWriter(4096);
    private final XMLStreamWriter writer;
    private int depth;

    XmlText(String root, String namespace) {
        try {
            writer = FACTORY.createXMLStreamWriter(text);
            text.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
            writer.setDefaultNamespace(namespace);
            writer.writeStartElement(namespace, root);
            writer.writeDefaultNamespace(namespace);
            depth = 1;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /** An element with text; left out when the text is empty. */
    XmlText leaf(String name, String value) {
        if (value.isEmpty()) {
            return this;
        }
        try {
            newLine();
            writer.writeStartElement(name);
            writer.writeCharacters(value.replaceAll("[^\\t\\n\\x20-\\uD7FF\\uE000-\\uFFFD\\x{10000}-\\x{10FFFF}]", ""));
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** {@code <name><valueName>…</valueName><value>…</value></name>} */
    XmlText pair(String name, String valueName, String value) {
        return start(name).leaf("valueName", valueName).leaf("value", value).end();
    }

    XmlText start(String name) {
        try {
            newLine();
            writer.writeStartElement(name);
            depth++;
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    XmlText end() {
        try {
            depth--;
            newLine();
            writer.writeEndElement();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return this;
    }

    /** Closes the root. */
    String finish() {
        end();
        try {
            writer.writeEndDocument();
            writer.flush();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
        return text + "\n";
    }

    private void newLine() throws XMLStreamException {
        writer.writeCharacters("\n" + "  ".repeat(depth));
    }
}
