package heartstring.touchpoint.poslog;

import heartstring.touchpoint.poslog.Transaction.Line;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads a POSLog as a stream: no document types, no entities but XML's own five, bounded depth, elements and texts. Names are read
 * without their namespace, for versions 2 and 6 and those in between differ in that.
 */
final class PoslogReader {

    /** The most transactions of one document. */
    static final int MOST_TRANSACTIONS = 1_000;

    static final int MOST_LINES = 1_000;
    private static final int MOST_DEPTH = 40;
    private static final int MOST_ELEMENTS = 500_000;
    private static final int MOST_TEXT = 1_000;

    private static final Set<String> LINES = Set.of("Sale", "Return", "Tax", "Tender", "Discount");
    private static final Set<String> CARDS =
            Set.of("LoyaltyAccountID", "LoyaltyCardNumber", "LoyaltyID", "CardNumber", "AccountNumber");

    private final XMLStreamReader xml;
    private final Deque<String> path = new ArrayDeque<>();
    private final List<Transaction> transactions = new ArrayList<>();
    private @Nullable Transaction transaction;
    private @Nullable Line line;
    private boolean lineVoided;
    private @Nullable String totalType;
    private int elements;

    private PoslogReader(XMLStreamReader xml) {
        this.xml = xml;
    }

    /** The transactions of a document, in its order. */
    static List<Transaction> read(InputStream in) throws UnreadablePoslog {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setProperty(XMLInputFactory.IS_COALESCING, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new XMLStreamException("No external entities");
        });
        try {
            return new PoslogReader(factory.createXMLStreamReader(in)).all();
        } catch (XMLStreamException e) {
            int at = e.getLocation() == null ? -1 : e.getLocation().getLineNumber();
            throw new UnreadablePoslog("The document is not well-formed XML" + (at > 0 ? ", line " + at : "") + ".");
        }
    }

    private List<Transaction> all() throws XMLStreamException, UnreadablePoslog {
        StringBuilder text = new StringBuilder();
        while (xml.hasNext()) {
            switch (xml.next()) {
                case XMLStreamConstants.DTD ->
                    throw new UnreadablePoslog("The document has a document type; send it without.");
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new UnreadablePoslog("The document refers to an entity; write the text itself.");
                case XMLStreamConstants.START_ELEMENT -> {
                    text.setLength(0);
                    begin(xml.getLocalName());
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> {
                    if (text.length() <= MOST_TEXT) {
                        text.append(
                                xml.getTextCharacters(), xml.getTextStart(), Math.min(xml.getTextLength(), MOST_TEXT));
                    }
                }
                case XMLStreamConstants.END_ELEMENT -> {
                    end(xml.getLocalName(), text.toString().strip());
                    text.setLength(0);
                }
                default -> {}
            }
        }
        return transactions;
    }

    private void begin(String name) throws UnreadablePoslog {
        if (path.isEmpty() && !name.equals("POSLog") && !name.equals("Transaction")) {
            throw new UnreadablePoslog("The document begins with \"" + shortened(name) + "\" and not with POSLog.");
        }
        if (path.size() >= MOST_DEPTH || ++elements > MOST_ELEMENTS) {
            throw new UnreadablePoslog("The document is nested too deeply or has too many elements.");
        }
        Transaction current = transaction;
        if (name.equals("Transaction") && current == null) {
            if (transactions.size() >= MOST_TRANSACTIONS) {
                throw new UnreadablePoslog("A document may have at most " + MOST_TRANSACTIONS + " transactions.");
            }
            transaction = new Transaction();
            transaction.training = flag("TrainingModeFlag");
            transaction.voided = flag("CancelFlag");
        } else if (current != null) {
            inside(current, name);
        }
        path.push(name);
    }

    private void inside(Transaction current, String name) throws UnreadablePoslog {
        String parent = path.getFirst();
        if (name.equals("RetailTransaction")) {
            current.retail = true;
            String status = xml.getAttributeValue(null, "TransactionStatus");
            current.voided |= status != null
                    && Set.of("Voided", "PostVoided", "Suspended", "Failed", "Abandoned")
                            .contains(status);
        } else if (name.equals("LineItem") && parent.equals("RetailTransaction")) {
            lineVoided = flag("VoidFlag") || flag("CancelFlag");
        } else if (LINES.contains(name) && parent.equals("LineItem")) {
            if (current.lines.size() >= MOST_LINES) {
                throw new UnreadablePoslog("A transaction may have at most " + MOST_LINES + " lines.");
            }
            Line begun = new Line(name);
            begun.voided = lineVoided;
            line = begun;
            current.lines.add(begun);
        } else if (name.equals("Total") && parent.equals("RetailTransaction")) {
            totalType = xml.getAttributeValue(null, "TotalType");
        }
    }

    private boolean flag(String name) {
        String value = xml.getAttributeValue(null, name);
        return "true".equals(value) || "1".equals(value);
    }

    private void end(String name, String text) {
        path.pop();
        Transaction current = transaction;
        if (current == null) {
            return;
        }
        String parent = path.isEmpty() ? "" : path.getFirst();
        if (name.equals("Transaction") && (path.isEmpty() || parent.equals("POSLog"))) {
            transactions.add(current);
            transaction = null;
        } else if (name.equals("Total") && parent.equals("RetailTransaction")) {
            current.totals.putIfAbsent(String.valueOf(totalType), text);
        } else if (CARDS.contains(name) && path.contains("LoyaltyAccount") && !text.isEmpty()) {
            current.card = current.card == null ? text : current.card;
        } else if (line != null && path.contains(line.kind)) {
            inLine(line, name, parent, text);
        } else if (line != null && name.equals(line.kind) && parent.equals("LineItem")) {
            ended(line, text);
        } else if (parent.equals("Transaction")
                || parent.equals("BusinessUnit")
                || parent.equals("RetailTransaction")) {
            current.header.putIfAbsent(name, text);
        }
    }

    /** Texts right in the line by their name; those of an original transaction and of a position's identity by both names. */
    private static void inLine(Line line, String name, String parent, String text) {
        Map<String, String> texts = line.texts;
        if (!text.isEmpty()) {
            texts.putIfAbsent(parent.equals(line.kind) ? name : parent + "/" + name, text);
        }
    }

    private void ended(Line done, String text) {
        if (!text.isEmpty()) {
            done.texts.putIfAbsent("", text);
        }
        line = null;
    }

    static String shortened(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
