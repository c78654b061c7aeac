package org.rocketrewards.admin.parts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.upload.UploadI18N;
import java.util.List;

/** The words of an upload in the language of the reader. */
public final class UploadTexts {
    private UploadTexts() {}

    /** The words, with a name for the button and one for the place to drop a file. */
    public static UploadI18N of(Component reader, String choose, String drop) {
        return new UploadI18N()
                .setAddFiles(new UploadI18N.AddFiles().setOne(choose).setMany(choose))
                .setDropFiles(new UploadI18N.DropFiles().setOne(drop).setMany(drop))
                .setError(new UploadI18N.Error()
                        .setTooManyFiles(reader.getTranslation("upload.too_many"))
                        .setFileIsTooBig(reader.getTranslation("upload.too_big"))
                        .setIncorrectFileType(reader.getTranslation("upload.wrong_type")))
                .setUploading(new UploadI18N.Uploading()
                        .setStatus(new UploadI18N.Uploading.Status()
                                .setConnecting(reader.getTranslation("upload.connecting"))
                                .setStalled(reader.getTranslation("upload.stalled"))
                                .setProcessing(reader.getTranslation("upload.processing"))
                                .setHeld(reader.getTranslation("upload.held")))
                        .setRemainingTime(new UploadI18N.Uploading.RemainingTime()
                                .setPrefix(reader.getTranslation("upload.remaining"))
                                .setUnknown(reader.getTranslation("upload.remaining_unknown")))
                        .setError(new UploadI18N.Uploading.Error()
                                .setServerUnavailable(reader.getTranslation("upload.failed"))
                                .setUnexpectedServerError(reader.getTranslation("upload.failed"))
                                .setForbidden(reader.getTranslation("error.access.title"))))
                .setFile(new UploadI18N.File()
                        .setStart(reader.getTranslation("upload.start"))
                        .setRetry(reader.getTranslation("upload.retry"))
                        .setRemove(reader.getTranslation("upload.remove")))
                .setUnits(new UploadI18N.Units().setSize(List.of("B", "kB", "MB", "GB")));
    }
}
