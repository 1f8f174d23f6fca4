package org.airalert.web.open;

import java.io.StringWriter;
import java.time.Instant;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.airalert.alert.Alert;
import org.airalert.office.PublicStatus;
import org.airalert.web.AlertWords;
import org.airalert.web.Language;
import org.airalert.web.Moments;
import org.airalert.web.Words;

/** {@code /alerts.atom} (RFC 4287): one entry per alert, linked to its CAP document. Pure. */
final class AtomFeed {
    private static final String ATOM = "http://www.w3.org/2005/Atom";

    private final About about;
    private final Moments moments;
    private final AlertWords words;

    AtomFeed(About about) {
        this.about = about;
        this.moments = new Moments(Language.ZH, about.zone());
        this.words = new AlertWords(Words.of(Language.ZH), moments);
    }

    String of(PublicStatus status, boolean stale) {
        StringWriter out = new StringWriter();
        try {
            XMLStreamWriter xml = XMLOutputFactory.newFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeStartElement("feed");
            xml.writeDefaultNamespace(ATOM);
            xml.writeAttribute("xml:lang", "zh-CN");
            head(xml, status, stale);
            for (Alert alert : status.published()) {
                entry(xml, alert);
            }
            for (Alert alert : status.advisories()) {
                entry(xml, alert);
            }
            xml.writeEndElement();
            xml.writeEndDocument();
            xml.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("the feed cannot be written to memory", e);
        }
        return out.toString();
    }

    private void head(XMLStreamWriter xml, PublicStatus status, boolean stale) throws XMLStreamException {
        text(xml, "id", about.url() + "/alerts.atom");
        String mark = about.demo() ? "【演示】" : stale ? "【已过期】" : "";
        text(xml, "title", mark + about.city().zh() + "重污染天气预警");
        text(xml, "subtitle", freshness(status));
        text(xml, "updated", moments.iso(status.updatedAt()));
        xml.writeStartElement("author");
        text(xml, "name", about.office().zh());
        xml.writeEndElement();
        link(xml, "self", "application/atom+xml", about.url() + "/alerts.atom");
        link(xml, "alternate", "text/html", about.url() + "/");
    }

    /** When it was made, of what, and until when it may be believed. */
    private String freshness(PublicStatus status) {
        PublicStatus.Air air = status.aqi();
        return "生成于" + moments.iso(status.updatedAt()) + "，" + moments.iso(status.staleAfter()) + "之后视为过期；"
                + (air == null ? "暂无监测数据" : "监测数据截至" + moments.iso(air.observedAt()));
    }

    private void entry(XMLStreamWriter xml, Alert alert) throws XMLStreamException {
        Instant sent = alert.sent() == null ? alert.createdAt() : alert.sent();
        String cap = about.url() + "/alerts/" + alert.id().value() + ".cap";
        xml.writeStartElement("entry");
        text(xml, "id", cap);
        text(
                xml,
                "title",
                words.title(alert) + " · " + words.areas(alert.facts().areas()));
        text(xml, "updated", moments.iso(sent));
        text(xml, "published", moments.iso(sent));
        link(xml, "alternate", "application/cap+xml", cap);
        xml.writeEmptyElement("category");
        xml.writeAttribute("term", alert.kind().word());
        text(xml, "summary", summary(alert));
        xml.writeEndElement();
    }

    private String summary(Alert alert) {
        String lines = String.join("；", words.times(alert));
        String more = alert.facts().advice().zh();
        return more.isEmpty() ? lines : lines.isEmpty() ? more : lines + "。" + more;
    }

    private static void text(XMLStreamWriter xml, String name, String text) throws XMLStreamException {
        xml.writeStartElement(name);
        xml.writeCharacters(text);
        xml.writeEndElement();
    }

    private static void link(XMLStreamWriter xml, String rel, String type, String href) throws XMLStreamException {
        xml.writeEmptyElement("link");
        xml.writeAttribute("rel", rel);
        xml.writeAttribute("type", type);
        xml.writeAttribute("href", href);
    }
}
