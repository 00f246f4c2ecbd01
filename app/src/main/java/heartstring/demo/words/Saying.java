package heartstring.demo.words;

/** A finished text and the feeling it was written with. */
public record Saying(String text, Feeling feeling, String language) {}
