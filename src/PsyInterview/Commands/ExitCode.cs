namespace PsyInterview.Commands;

/// <summary>What the program tells the shell when it ends.</summary>
public static class ExitCode
{
    /// <summary>Done, and nothing to report.</summary>
    public const int Ok = 0;

    /// <summary>Something failed: the disk, a file that cannot be read, a fault in the program.</summary>
    public const int Failure = 1;

    /// <summary>The command line was not understood.</summary>
    public const int Usage = 2;

    /// <summary>A file, study, session or person that was named does not exist.</summary>
    public const int NotFound = 3;

    /// <summary>The check ran and found errors.</summary>
    public const int Findings = 4;

    /// <summary>Another program has the study open.</summary>
    public const int InUse = 5;

    /// <summary>The passphrase does not open the study.</summary>
    public const int WrongPassphrase = 6;

    /// <summary>A rule of the study or of its protocol does not allow it.</summary>
    public const int Refused = 7;

    /// <summary>One code for several files: what kept a file from being read at all weighs more than what a check found.</summary>
    public static int Gravest(params IEnumerable<int> found)
    {
        int[] byWeight = [Failure, NotFound, Findings];
        return byWeight.FirstOrDefault(found.Contains, Ok);
    }
}
