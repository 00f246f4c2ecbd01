package heartstring.messaging.templates;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads a message as it is written, line by line: {@code # a heading}, {@code [a button](https://…)}, {@code ![a picture](https://…)},
 * {@code - product | price | https://…}, {@code ---}, and everything else as text; an empty line ends a paragraph. Pure.
 */
final class BlockRules {

    static final int MOST = 100;

    private static final Pattern BUTTON = Pattern.compile("\\[([^\\]\\[]{1,100})]\\((\\S{1,1000})\\)");
    private static final Pattern PICTURE = Pattern.compile("!\\[([^\\]\\[]{0,200})]\\((\\S{1,1000})\\)");

    private BlockRules() {}

    static List<Block> read(String body) {
        List<Block> blocks = new ArrayList<>();
        List<String> text = new ArrayList<>();
        List<Block.Product> products = new ArrayList<>();
        for (String raw : body.strip().split("\\R", -1)) {
            String line = raw.strip();
            Block block = block(line);
            boolean product = line.startsWith("- ") && line.contains("|");
            if (!product) {
                products(products, blocks);
            }
            if (product || block != null || line.isEmpty()) {
                text(text, blocks);
            }
            if (product) {
                products.add(product(line.substring(2)));
            } else if (block != null) {
                blocks.add(block);
            } else if (!line.isEmpty()) {
                text.add(line.startsWith("- ") ? "• " + line.substring(2) : line);
            }
        }
        products(products, blocks);
        text(text, blocks);
        return blocks;
    }

    private static @org.jspecify.annotations.Nullable Block block(String line) {
        if (line.startsWith("# ")) {
            return new Block.Heading(line.substring(2).strip());
        }
        if (line.matches("-{3,}")) {
            return new Block.Divider();
        }
        Matcher picture = PICTURE.matcher(line);
        if (picture.matches()) {
            return new Block.Picture(picture.group(1), picture.group(2));
        }
        Matcher button = BUTTON.matcher(line);
        return button.matches() ? new Block.Button(button.group(1), button.group(2)) : null;
    }

    private static Block.Product product(String line) {
        String[] parts = line.split("\\|", -1);
        return new Block.Product(parts[0].strip(), parts[1].strip(), parts.length > 2 ? parts[2].strip() : "");
    }

    private static void products(List<Block.Product> products, List<Block> blocks) {
        if (!products.isEmpty()) {
            blocks.add(new Block.Products(List.copyOf(products)));
            products.clear();
        }
    }

    private static void text(List<String> lines, List<Block> blocks) {
        if (!lines.isEmpty()) {
            blocks.add(new Block.Text(String.join("\n", lines)));
            lines.clear();
        }
    }

    /** Every link and picture in it. */
    static List<String> links(List<Block> blocks) {
        List<String> links = new ArrayList<>();
        for (Block block : blocks) {
            switch (block) {
                case Block.Button b -> links.add(b.link());
                case Block.Picture p -> links.add(p.link());
                case Block.Products p ->
                    p.products().stream()
                            .map(Block.Product::link)
                            .filter(l -> !l.isEmpty())
                            .forEach(links::add);
                case Block.Heading h -> {}
                case Block.Text t -> {}
                case Block.Divider d -> {}
            }
        }
        return links;
    }
}
