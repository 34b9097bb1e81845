package org.dialtone.phone;

/**
 * The known identity of a phone.
 *
 * @param vendor    key of its pack, e.g. {@code yealink}
 * @param model     the model as the vendor writes it, or null
 * @param firmware  version, or null
 * @param certainty the source of the vendor, by how certain it is
 */
public record Identity(String vendor, String model, String firmware, Certainty certainty) {

    /**
     * Joins both identities: the more certain vendor, and for the same vendor the newer model and firmware where
     * present.
     */
    public Identity and(Identity newer) {
        if (!vendor.equals(newer.vendor)) {
            return newer.certainty.compareTo(certainty) >= 0 ? newer : this;
        }
        return new Identity(
                vendor,
                newer.model != null ? newer.model : model,
                newer.firmware != null ? newer.firmware : firmware,
                newer.certainty.compareTo(certainty) > 0 ? newer.certainty : certainty);
    }
}
