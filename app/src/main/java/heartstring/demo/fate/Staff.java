package heartstring.demo.fate;

/** The place of a person within a company customer. */
public record Staff(Company company, String role) {}
