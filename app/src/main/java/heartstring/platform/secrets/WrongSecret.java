package heartstring.platform.secrets;

/** The secret is not the one that sealed what is in the database; the message says what to do. */
public final class WrongSecret extends RuntimeException {

    private static final long serialVersionUID = 1L;

    WrongSecret(String origin) {
        super("The secret in " + origin
                + " is not the one this database was sealed with. Put the former secret.key back"
                + " (or the former HEARTSTRING_SECRET): second factors, the client secret of single sign-on and the list of"
                + " forgotten people can only be read with it. If it is lost for good, start once with"
                + " HEARTSTRING_SECRET_LOST=true; second factors and single sign-on have to be set up again then.");
    }
}
