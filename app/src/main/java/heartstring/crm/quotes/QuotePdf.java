package heartstring.crm.quotes;

import heartstring.crm.deals.DealLine;
import heartstring.ui.components.Format;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/** Draws a quote on as many sheets of A4 as it takes. Letters that its font has not are drawn as question marks. */
final class QuotePdf {

    private static final String FONT = "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";
    private static final float LEFT = 56;
    private static final float RIGHT = PDRectangle.A4.getWidth() - 56;
    private static final float TOP = PDRectangle.A4.getHeight() - 64;
    private static final float BOTTOM = 72;
    private static final float QUANTITY = 330;
    private static final float PRICE = 420;
    private static final float DISCOUNT = 466;
    private static final float SIZE = 9.5f;
    private static final float LEADING = 13.5f;

    private final PDDocument document;
    private final PDFont font;
    private final Quote quote;
    private PDPageContentStream sheet;
    private float y;
    private int page;

    private QuotePdf(PDDocument document, Quote quote) throws IOException {
        this.document = document;
        this.quote = quote;
        try (InputStream file = Objects.requireNonNull(PDDocument.class.getResourceAsStream(FONT))) {
            this.font = PDType0Font.load(document, file, true);
        }
        this.sheet = sheet();
    }

    /** The file. */
    static byte[] draw(Quote quote) {
        try (PDDocument document = new PDDocument();
                ByteArrayOutputStream out = new ByteArrayOutputStream()) {
            PDDocumentInformation about = document.getDocumentInformation();
            about.setTitle("Quote " + quote.number());
            about.setAuthor(quote.from());
            new QuotePdf(document, quote).all();
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPageContentStream sheet() throws IOException {
        PDPage fresh = new PDPage(PDRectangle.A4);
        document.addPage(fresh);
        page++;
        y = TOP;
        return new PDPageContentStream(document, fresh);
    }

    private void all() throws IOException {
        head();
        heading();
        for (DealLine line : quote.lines()) {
            line(line);
        }
        total();
        foot();
        sheet.close();
    }

    private void head() throws IOException {
        text(quote.from(), LEFT, 17);
        right("Quote " + quote.number(), RIGHT, 12);
        y -= 16;
        right(day(quote.day()), RIGHT, SIZE);
        y -= 34;
        for (String line : quote.to()) {
            text(line, LEFT, 11);
            y -= 15;
        }
        y -= 22;
        for (String line : wrapped(quote.title(), 14, RIGHT - LEFT)) {
            text(line, LEFT, 14);
            y -= 18;
        }
        y -= 12;
    }

    private void heading() throws IOException {
        sheet.setNonStrokingColor(0.42f, 0.36f, 0.43f);
        text("Product", LEFT, 8.5f);
        right("Quantity", QUANTITY, 8.5f);
        right("Price", PRICE, 8.5f);
        right("Discount", DISCOUNT, 8.5f);
        right("Total", RIGHT, 8.5f);
        sheet.setNonStrokingColor(0f, 0f, 0f);
        y -= 6;
        rule(0.8f);
        y -= LEADING;
    }

    private void line(DealLine line) throws IOException {
        List<String> name = wrapped(line.name(), SIZE, QUANTITY - LEFT - 48);
        if (y - LEADING * name.size() < BOTTOM) {
            foot();
            sheet.close();
            sheet = sheet();
            heading();
        }
        right(plain(line.quantity()), QUANTITY, SIZE);
        right(Format.money(line.unitMinor(), quote.currency()), PRICE, SIZE);
        right(line.discountPercent().signum() == 0 ? "" : plain(line.discountPercent()) + " %", DISCOUNT, SIZE);
        right(Format.money(line.totalMinor(), quote.currency()), RIGHT, SIZE);
        for (String part : name) {
            text(part, LEFT, SIZE);
            y -= LEADING;
        }
        y -= 3;
    }

    private void total() throws IOException {
        if (y - 60 < BOTTOM) {
            foot();
            sheet.close();
            sheet = sheet();
        }
        rule(0.8f);
        y -= 18;
        text("Total", LEFT, 12);
        right(Format.money(quote.totalMinor(), quote.currency()), RIGHT, 12);
        y -= 30;
        text("This quote holds until " + day(quote.until()) + ".", LEFT, SIZE);
        y -= LEADING;
        if (!quote.by().isEmpty()) {
            text("Your contact: " + quote.by(), LEFT, SIZE);
        }
    }

    private void foot() throws IOException {
        float at = y;
        y = BOTTOM - 24;
        sheet.setNonStrokingColor(0.42f, 0.36f, 0.43f);
        text(quote.from(), LEFT, 8);
        right("Quote " + quote.number() + " · sheet " + page, RIGHT, 8);
        sheet.setNonStrokingColor(0f, 0f, 0f);
        y = at;
    }

    private void rule(float width) throws IOException {
        sheet.setLineWidth(width);
        sheet.setStrokingColor(0.85f, 0.8f, 0.77f);
        sheet.moveTo(LEFT, y);
        sheet.lineTo(RIGHT, y);
        sheet.stroke();
    }

    private void text(String words, float x, float size) throws IOException {
        sheet.beginText();
        sheet.setFont(font, size);
        sheet.newLineAtOffset(x, y);
        sheet.showText(drawable(words));
        sheet.endText();
    }

    private void right(String words, float end, float size) throws IOException {
        if (!words.isEmpty()) {
            text(words, end - width(words, size), size);
        }
    }

    private float width(String words, float size) throws IOException {
        return font.getStringWidth(drawable(words)) / 1000 * size;
    }

    private List<String> wrapped(String words, float size, float most) throws IOException {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.strip().split("\\s+")) {
            String rest = word;
            while (width(rest, size) > most && rest.length() > 1) {
                int cut = rest.length() - 1;
                while (cut > 1 && width(rest.substring(0, cut), size) > most) {
                    cut--;
                }
                if (!line.isEmpty()) {
                    lines.add(line.toString());
                    line.setLength(0);
                }
                lines.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            String longer = line.isEmpty() ? rest : line + " " + rest;
            if (width(longer, size) > most) {
                lines.add(line.toString());
                line.setLength(0);
                line.append(rest);
            } else {
                line.setLength(0);
                line.append(longer);
            }
        }
        lines.add(line.toString());
        return lines;
    }

    /** What the font cannot draw as question marks; odd spaces as spaces. */
    private String drawable(String words) {
        StringBuilder drawable = new StringBuilder();
        words.codePoints().forEach(point -> {
            if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
                drawable.append(' ');
            } else if (!Character.isISOControl(point)) {
                drawable.append(isKnown(point) ? Character.toString(point) : "?");
            }
        });
        return drawable.toString();
    }

    private boolean isKnown(int point) {
        try {
            return font.encode(Character.toString(point)).length > 0;
        } catch (IllegalArgumentException | IOException e) {
            return false;
        }
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.ofPattern("d MMMM yyyy", Locale.UK));
    }
}
