namespace PsyInterview;

/// <summary>How bad a <see cref="Problem"/> is.</summary>
public enum Severity
{
    /// <summary>It works, but a colleague would say something.</summary>
    Advice,

    /// <summary>It cannot be used like this.</summary>
    Error,
}

/// <summary>What is wrong with a file that a person wrote, so that they can mend it.</summary>
/// <param name="Line">1-based line; 0 when it concerns the whole file.</param>
/// <param name="Excerpt">The words on that line, cut to a readable length.</param>
/// <param name="What">What is wrong, in a sentence.</param>
/// <param name="Hint">What to do about it, in a sentence.</param>
public sealed record Problem(int Line, string Excerpt, string What, string Hint, Severity Severity = Severity.Error);
