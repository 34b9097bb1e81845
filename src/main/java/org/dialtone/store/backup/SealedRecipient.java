package org.dialtone.store.backup;

import java.io.InputStream;
import java.io.OutputStream;
import org.bouncycastle.asn1.cms.GCMParameters;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.RecipientOperator;
import org.bouncycastle.cms.bc.BcPasswordEnvelopedRecipient;
import org.bouncycastle.crypto.engines.AESEngine;
import org.bouncycastle.crypto.io.CipherInputStream;
import org.bouncycastle.crypto.modes.AEADBlockCipher;
import org.bouncycastle.crypto.modes.GCMBlockCipher;
import org.bouncycastle.crypto.params.AEADParameters;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.operator.InputAEADDecryptor;
import org.dialtone.app.Passphrase;

/**
 * Opens {@link Envelope}s. Bouncy Castle has such a recipient for Java's own ciphers alone, and those keep a whole GCM
 * stream in memory until its end is there.
 */
final class SealedRecipient extends BcPasswordEnvelopedRecipient {

    private static final int TAG_BYTES = 16;
    private static final int PIECE = 32 << 10;

    SealedRecipient(Passphrase passphrase) {
        super(passphrase.text().toCharArray());
        setPasswordConversionScheme(PKCS5_SCHEME2_UTF8);
    }

    @Override
    public RecipientOperator getRecipientOperator(
            AlgorithmIdentifier wrap, AlgorithmIdentifier content, byte[] derived, byte[] wrapped) throws CMSException {
        if (!NISTObjectIdentifiers.id_aes256_GCM.equals(content.getAlgorithm())) {
            throw new IllegalArgumentException("not AES-256-GCM: " + content.getAlgorithm());
        }
        GCMParameters parameters = GCMParameters.getInstance(content.getParameters());
        if (parameters.getIcvLen() != TAG_BYTES) {
            throw new IllegalArgumentException("a tag of " + parameters.getIcvLen() + " bytes");
        }
        KeyParameter key = extractSecretKey(wrap, content, derived, wrapped);
        AEADBlockCipher cipher = GCMBlockCipher.newInstance(AESEngine.newInstance());
        cipher.init(false, new AEADParameters(key, TAG_BYTES * Byte.SIZE, parameters.getNonce()));
        return new RecipientOperator(new Decryptor(content, cipher));
    }

    /**
     * @param cipher finds the tag behind the content, where the parser puts it, and fails the last read where the tag
     *               is wrong
     */
    private record Decryptor(AlgorithmIdentifier content, AEADBlockCipher cipher) implements InputAEADDecryptor {

        @Override
        public AlgorithmIdentifier getAlgorithmIdentifier() {
            return content;
        }

        @Override
        public InputStream getInputStream(InputStream sealed) {
            return new CipherInputStream(sealed, cipher, PIECE);
        }

        @Override
        public OutputStream getAADStream() {
            return new OutputStream() {
                @Override
                public void write(int one) {
                    cipher.processAADByte((byte) one);
                }
            };
        }

        @Override
        public byte[] getMAC() {
            return cipher.getMac();
        }
    }
}
