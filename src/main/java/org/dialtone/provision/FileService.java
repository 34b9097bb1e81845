package org.dialtone.provision;

/** The one door to phones' files, whatever protocol a phone speaks. Never waits and never throws. Safe from any thread. */
public interface FileService {

    /** What a phone gets that asks for a file. */
    Answer answer(FileRequest request);

    /** Whether the box takes what a phone puts. */
    UploadDecision put(FileRequest request);
}
