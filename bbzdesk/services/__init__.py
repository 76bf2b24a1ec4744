"""The verbs of the office: one function or small class per act, each in one labelled transaction."""
