package heartstring.touchpoint.mappings;

import heartstring.touchpoint.files.FileShape;
import heartstring.touchpoint.files.Row;
import java.text.Normalizer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Guesses what columns mean from their headings, in several languages, and from what stands in them. */
public final class Guesses {

    private static final Pattern MAIL = Pattern.compile("[^\\s@]+@[^\\s@]+\\.[^\\s@]{2,}");
    private static final Pattern PHONE = Pattern.compile("(\\+|00)[\\d\\s()/.-]{7,20}");
    private static final Map<String, String> WORDS = words();

    private Guesses() {}

    /** A mapping for this file; orders when it has an order number and a price or quantity, otherwise people. */
    public static Mapping of(FileShape shape, List<Row> sample, String name) {
        Map<String, String> columns = new LinkedHashMap<>();
        Map<String, List<String>> clean = new LinkedHashMap<>();
        Set<String> used = new HashSet<>();
        for (String heading : shape.columns()) {
            String target = WORDS.get(plain(heading));
            columns.put(heading, target == null ? "" : target);
            used.add(String.valueOf(target));
        }
        boolean orders = used.contains("order_id")
                && (used.contains("price") || used.contains("line_total") || used.contains("quantity"));
        Set<String> taken = new HashSet<>();
        for (int i = 0; i < shape.columns().size(); i++) {
            String heading = shape.columns().get(i);
            String word = columns.getOrDefault(heading, "");
            String target = settle(word, heading, i, sample, orders, taken);
            columns.put(heading, target);
            taken.add(target);
            if (samples(sample, i).stream().anyMatch(v -> v.matches("\\d+\\.0")) && wantsWhole(target)) {
                clean.put(heading, List.of("whole"));
            }
            if (target.equals("trait:birthday")) {
                clean.put(heading, List.of("date"));
            }
        }
        Mapping.Kind kind = switch (shape.format()) {
            case NDJSON -> Mapping.Kind.EVENTS;
            case VCARD -> Mapping.Kind.PEOPLE;
            case CSV -> orders ? Mapping.Kind.ORDERS : Mapping.Kind.PEOPLE;
        };
        return new Mapping(
                name,
                "",
                kind,
                "Import: " + name,
                "import",
                "",
                null,
                null,
                kind == Mapping.Kind.EVENTS ? Map.of() : columns,
                clean,
                List.of(),
                Map.of(),
                null,
                null,
                null,
                null,
                new Mapping.Returns(""),
                List.of());
    }

    private static boolean wantsWhole(String target) {
        return MappingRules.isIdentifier(target) || target.equals("order_id") || target.equals("product_id");
    }

    private static String settle(
            String word, String heading, int column, List<Row> sample, boolean orders, Set<String> taken) {
        boolean once = MappingRules.ORDER_FIELDS.contains(word)
                || MappingRules.LINE_FIELDS.contains(word)
                || word.equals("time")
                || word.equals("user_id");
        if (word.isEmpty() || (once && taken.contains(word))) {
            return byContent(heading, samples(sample, column), orders);
        }
        boolean ofOrder = MappingRules.ORDER_FIELDS.contains(word) || MappingRules.LINE_FIELDS.contains(word);
        return ofOrder && !orders ? trait(heading) : word;
    }

    private static String byContent(String heading, List<String> values, boolean orders) {
        if (!values.isEmpty() && values.stream().allMatch(v -> MAIL.matcher(v).matches())) {
            return "email";
        }
        if (!values.isEmpty() && values.stream().allMatch(v -> PHONE.matcher(v).matches())) {
            return "phone";
        }
        return orders ? "skip" : trait(heading);
    }

    private static String trait(String heading) {
        String name = heading.replace(':', ' ').strip();
        return "trait:" + (name.length() > 100 ? name.substring(0, 100) : name);
    }

    private static List<String> samples(List<Row> sample, int column) {
        return sample.stream()
                .map(row -> row.cell(column).strip())
                .filter(v -> !v.isEmpty())
                .limit(50)
                .toList();
    }

    /** Lower case, without accents, spaces and signs. */
    static String plain(String heading) {
        return Normalizer.normalize(heading.replace("ß", "ss").replace("ł", "l"), Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Map<String, String> words() {
        Map<String, String> map = new HashMap<>();
        put(map, "email", "email mail emailaddress mailadresse emailadresse courriel correo correoelectronico"
                + " adresseemail adresseelectronique posta indirizzoemail eposta epost emailadres email2 workemail");
        put(map, "phone", "phone telephone tel mobile cell mobilephone phonenumber telefon telefonnummer handy mobil"
                + " mobilnummer portable telefono movil celular cellulare telefoon mobiel telefone celulartelefone phone2");
        put(map, "loyalty_card", "loyaltycard card cardnumber cardno membercard clubcard kundenkarte kartennummer"
                + " cartefidelite numerocarte tarjeta tarjetafidelidad cartafedelta klantenkaart loyaltyid memberid");
        put(map, "user_id", "userid customerid customer customerno customernumber custid clientid id kundennummer kundennr"
                + " kundenid kunde numeroclient idclient idcliente numerocliente codicecliente klantnummer klantid householdid");
        put(map, "anonymous_id", "anonymousid visitorid cookieid");
        put(map, "trait:firstName", "firstname givenname forename vorname prenom nombre nome voornaam primeironome imie fornamn");
        put(map, "trait:lastName", "lastname surname familyname nachname familienname apellido apellidos cognome achternaam"
                + " sobrenome nazwisko efternamn nomdefamille");
        put(map, "trait:name", "name fullname displayname customername kundenname nomcomplet nombrecompleto naam nomecompleto");
        put(map, "trait:company", "company organisation organization firma unternehmen societe entreprise empresa azienda bedrijf");
        put(map, "trait:title", "title jobtitle position titel funktion poste cargo functie");
        put(map, "trait:street", "street address streetaddress address1 strasse adresse rue calle direccion via indirizzo straat adres");
        put(map, "trait:city", "city town stadt ort wohnort ville ciudad citta stad plaats cidade miasto");
        put(map, "trait:postalCode", "postalcode postcode zip zipcode plz postleitzahl codepostal codigopostal cap cep");
        put(map, "trait:state", "state province region bundesland provincia");
        put(map, "trait:country", "country land pays pais paese kraj");
        put(map, "trait:birthday", "birthday birthdate dateofbirth dob geburtstag geburtsdatum datedenaissance naissance"
                + " fechadenacimiento nacimiento datadinascita geboortedatum");
        put(map, "trait:language", "language lang sprache langue idioma lingua taal");
        put(map, "trait:gender", "gender sex geschlecht sexe genero sesso geslacht");
        put(map, "trait:note", "note notes comment notiz bemerkung remarque nota");
        put(map, "trait:website", "website url web");
        put(map, "id:vcard_uid", "uid");
        put(map, "order_id", "orderid orderno ordernumber order invoice invoiceno invoicenumber invoiceid receipt receiptno"
                + " receiptid basketid bestellnummer bestellnr rechnungsnummer bonnummer commande numerocommande facture pedido"
                + " numeropedido factura ordine numeroordine fattura bestelling bestelnummer factuurnummer");
        put(map, "time", "time date datetime timestamp orderdate orderdatetime invoicedate createdat transactiontimestamp"
                + " transactiondate datum zeit bestelldatum rechnungsdatum datecommande fecha fechapedido data dataordine besteldatum");
        put(map, "product_id", "productid sku stockcode article articleno articlenumber itemid itemno artikelnummer artikelnr"
                + " artikel produktnummer ean gtin upc referencia codigo codigoproducto codice referentie");
        put(map, "product_name", "product productname description item itemname produkt artikelname bezeichnung produit"
                + " designation producto descripcion prodotto descrizione omschrijving");
        put(map, "quantity", "quantity qty count pieces units menge anzahl stueck stuck quantite cantidad quantita aantal quantidade");
        put(map, "price", "price unitprice itemprice preis einzelpreis stueckpreis stuckpreis prix prixunitaire precio"
                + " preciounitario prezzo prezzounitario prijs stuksprijs preco");
        put(map, "line_total", "linetotal total amount salesvalue revenue betrag summe gesamt gesamtpreis montant importe importo"
                + " totale bedrag totaal");
        put(map, "currency", "currency waehrung wahrung devise moneda valuta divisa");
        put(map, "store_id", "store storeid shop branch filiale markt magasin tienda negozio winkel");
        put(map, "category", "category kategorie warengruppe categorie categoria productcategory");
        put(map, "brand", "brand marke marque marca merk");
        put(map, "discount", "discount rabatt remise descuento sconto korting");
        return map;
    }

    private static void put(Map<String, String> map, String target, String headings) {
        for (String heading : headings.split(" ", -1)) {
            map.putIfAbsent(heading, target);
        }
    }

    /** For tests and pages: the target that a heading alone suggests, or null. */
    static @Nullable String target(String heading) {
        return WORDS.get(plain(heading));
    }
}
