package heartstring.bench;

import java.sql.SQLException;

/** Clients that call the product until they are told to stop, and know what was acknowledged to them. */
interface Load {

    /** What was acknowledged so far. */
    long acknowledged();

    /** Lets every client bring its last call home, then says in a line whether what is kept is what was acknowledged. */
    boolean agree(String what) throws InterruptedException, SQLException;
}
