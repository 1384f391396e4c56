package linkspan.lab.sandbox.tms;

import java.util.Locale;

/** How a carrier answers: the form follows from its name, as behind a TMS that passes carriers' answers on. */
@FunctionalInterface
interface CarrierForm {
    /** JSON or XML. */
    String answer(Parcel parcel);

    static CarrierForm of(String carrier) {
        return switch (carrier.toUpperCase(Locale.ROOT)) {
            case "FEDEX" -> FedexForm::answer;
            case "USPS" -> UspsForm::answer;
            case "UPS", "DHL" -> EasypostForm::answer;
            default -> AftershipForm::answer;
        };
    }
}
