"""The reviewed record: model, validation, compilation, reading."""
