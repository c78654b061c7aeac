package org.rocketrewards.badges.control;

import java.io.ByteArrayInputStream;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Lets an SVG through only when it draws and does nothing else: elements from a list, no event handlers, no references out
 * of the file, no document type. What is not drawing is refused by name rather than cut out, so that the picture shown is
 * the picture sent.
 */
final class SvgChecks {
    private static final String SVG = "http://www.w3.org/2000/svg";
    private static final String XLINK = "http://www.w3.org/1999/xlink";
    private static final Set<String> ELEMENTS = Set.of(
            "svg",
            "g",
            "defs",
            "symbol",
            "use",
            "title",
            "desc",
            "path",
            "rect",
            "circle",
            "ellipse",
            "line",
            "polyline",
            "polygon",
            "text",
            "tspan",
            "textPath",
            "linearGradient",
            "radialGradient",
            "stop",
            "pattern",
            "clipPath",
            "mask",
            "marker",
            "filter",
            "feBlend",
            "feColorMatrix",
            "feComponentTransfer",
            "feComposite",
            "feDropShadow",
            "feFlood",
            "feFuncA",
            "feFuncB",
            "feFuncG",
            "feFuncR",
            "feGaussianBlur",
            "feMerge",
            "feMergeNode",
            "feMorphology",
            "feOffset");
    private static final int MOST_ELEMENTS = 20_000;
    private static final int DEEPEST = 64;
    /** A reference inside of the file is all that may stand in parentheses after {@code url}. */
    private static final Pattern URL = Pattern.compile("url\\s*\\(\\s*(?!['\"]?#)");

    private SvgChecks() {}

    static void check(byte[] bytes) {
        XMLInputFactory factory = XMLInputFactory.newFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
        try {
            XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(bytes));
            int depth = 0;
            int elements = 0;
            while (reader.hasNext()) {
                switch (reader.next()) {
                    case XMLStreamConstants.START_ELEMENT -> {
                        element(reader, depth);
                        depth++;
                        elements++;
                        if (depth > DEEPEST || elements > MOST_ELEMENTS) {
                            throw refused("has too many elements, or too deep ones", reader);
                        }
                    }
                    case XMLStreamConstants.END_ELEMENT -> depth--;
                    case XMLStreamConstants.DTD, XMLStreamConstants.ENTITY_REFERENCE ->
                        throw refused("holds a document type or an entity", reader);
                    case XMLStreamConstants.PROCESSING_INSTRUCTION ->
                        throw refused("holds the instruction " + reader.getPITarget(), reader);
                    default -> {
                        // text, comments and space draw nothing by themselves
                    }
                }
            }
            if (elements == 0) {
                throw PictureChecks.refused("is not an SVG.");
            }
        } catch (XMLStreamException e) {
            throw PictureChecks.refused("is not an SVG: its XML cannot be read.");
        }
    }

    private static void element(XMLStreamReader reader, int depth) {
        String name = reader.getLocalName();
        if (!SVG.equals(reader.getNamespaceURI()) || !ELEMENTS.contains(name) || depth == 0 != name.equals("svg")) {
            throw refused("holds the element " + name + ", which is not one for drawing", reader);
        }
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attribute(
                    reader,
                    String.valueOf(reader.getAttributeNamespace(i)),
                    reader.getAttributeLocalName(i),
                    reader.getAttributeValue(i));
        }
    }

    private static void attribute(XMLStreamReader reader, String namespace, String name, String value) {
        String lower = name.toLowerCase(Locale.ROOT);
        String plain = value.toLowerCase(Locale.ROOT);
        if (lower.startsWith("on")) {
            throw refused("holds the event handler " + name, reader);
        }
        boolean refers = lower.equals("href") || lower.equals("src") || namespace.equals(XLINK) && lower.equals("href");
        if (refers && !value.strip().startsWith("#")) {
            throw refused("refers to something outside of it in " + name, reader);
        }
        boolean escaped = plain.indexOf('\\') >= 0 || plain.contains("/*");
        boolean program = plain.contains("javascript:") || plain.contains("expression(") || plain.contains("@import");
        if (program || (lower.equals("style") && escaped) || URL.matcher(plain).find()) {
            throw refused("refers to something outside of it in " + name, reader);
        }
    }

    private static RuntimeException refused(String sentence, XMLStreamReader reader) {
        return PictureChecks.refused(sentence + " (line " + reader.getLocation().getLineNumber() + ", column "
                + reader.getLocation().getColumnNumber() + ").");
    }
}
