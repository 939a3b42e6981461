namespace PsyInterview.Storage;

/// <summary>What can be wrong with a study file or a bundle that a person asks for.</summary>
public enum StudyFileProblem
{
    /// <summary>There is no such file.</summary>
    Missing,

    /// <summary>A new study was asked for where a file already is.</summary>
    AlreadyExists,

    /// <summary>The file is not a PsyInterview study.</summary>
    NotAStudy,

    /// <summary>The file is not a bundle of PsyInterview.</summary>
    NotABundle,

    /// <summary>The file holds nothing at all.</summary>
    Empty,

    /// <summary>It is a study, but its contents do not match their seals.</summary>
    Damaged,

    /// <summary>A newer version of the program wrote it.</summary>
    NewerVersion,

    /// <summary>The file or its folder cannot be written.</summary>
    Unwritable,

    /// <summary>Another window or computer has it open.</summary>
    InUse,
}

/// <summary>A study file or a bundle cannot be used; the message is a sentence for the person, with what to do. Nothing on the disk was changed.</summary>
public sealed class StudyFileException(StudyFileProblem problem, string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Which of the known problems it is.</summary>
    public StudyFileProblem Problem { get; } = problem;
}
