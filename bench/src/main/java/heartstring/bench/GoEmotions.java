package heartstring.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Sentences of GoEmotions (Demszky and others 2020): text, the numbers of its emotions with commas between, and an id, with tabs between.
 * What stands there for names and religions is replaced by one of them, as people write.
 *
 * @param labels of each sentence the numbers of its emotions
 */
record GoEmotions(List<String> sentences, List<int[]> labels) {

    static GoEmotions read(Path file) throws IOException {
        List<String> sentences = new ArrayList<>();
        List<int[]> labels = new ArrayList<>();
        try (InputStream bytes = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(bytes) : bytes;
                BufferedReader lines = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] parts = line.split("\t", -1);
                sentences.add(parts[0].replace("[NAME]", "Sam").replace("[RELIGION]", "Christian"));
                labels.add(Arrays.stream(parts[1].split(",", -1))
                        .mapToInt(Integer::parseInt)
                        .toArray());
            }
        }
        return new GoEmotions(sentences, labels);
    }
}
