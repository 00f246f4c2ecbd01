package heartstring.touchpoint.files;

import heartstring.customer.matching.Identifier;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Looks for a person's identifiers in the files of an import, in whatever encoding they are. It would rather find too much: a
 * short value counts when it stands alone anywhere, a phone number by its last digits.
 */
public final class FileSearch {

    /** A shorter value is looked for as a whole word only: it could be part of anything. */
    private static final int TELLING = 6;

    /** So many last digits tell a phone number, however its beginning is written. */
    private static final int LAST_DIGITS = 7;

    private static final Pattern SEPARATORS = Pattern.compile("[\\s()./+-]");
    private static final Pattern BETWEEN_WORDS = Pattern.compile("[^\\p{L}\\p{N}]+");

    private final Set<String> telling = new HashSet<>();
    private final Set<String> digits = new HashSet<>();
    private final Set<String> words = new HashSet<>();

    public FileSearch(Set<Identifier> identifiers) {
        for (Identifier identifier : identifiers) {
            String value = identifier.value().toLowerCase(Locale.ROOT);
            (value.length() < TELLING ? words : telling).add(value);
            if (identifier.kind().equals("phone") && value.length() > LAST_DIGITS) {
                digits.add(value.substring(value.length() - LAST_DIGITS));
            }
        }
    }

    /** Whether any file below this folder names the person; a file that cannot be read as text is taken to do so. */
    public boolean names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return false;
        }
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                if (Files.size(file) > 0 && inFile(file)) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean inFile(Path file) throws IOException {
        try (BufferedReader in = new BufferedReader(TextFile.examine(file).reader())) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (inLine(line.toLowerCase(Locale.ROOT))) {
                    return true;
                }
            }
            return false;
        } catch (UnreadableFile e) {
            return true;
        }
    }

    private boolean inLine(String line) {
        if (telling.stream().anyMatch(line::contains)) {
            return true;
        }
        if (!digits.isEmpty()) {
            String joined = SEPARATORS.matcher(line).replaceAll("");
            if (digits.stream().anyMatch(joined::contains)) {
                return true;
            }
        }
        return !words.isEmpty() && Arrays.stream(BETWEEN_WORDS.split(line)).anyMatch(words::contains);
    }
}
