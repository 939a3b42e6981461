using System.Globalization;
using PsyInterview.Sessions;

namespace PsyInterview.Reports;

/// <summary>Net minutes of several sessions: mean and range.</summary>
/// <param name="Sessions">How many had a length.</param>
/// <param name="Left">How many were held and have none: not ended, written afterwards, length not noted.</param>
public sealed record Lengths(int Sessions, int Left, TimeSpan Mean, TimeSpan Shortest, TimeSpan Longest)
{
    /// <summary>The lengths of sessions that were held. What is withheld is to be left out before.</summary>
    public static Lengths Of(IEnumerable<Account> held)
    {
        var all = held.ToList();
        List<TimeSpan> net = [.. all.Where(HasLength).Select(a => a.State.Net(default))];
        return net.Count == 0
            ? new(0, all.Count, default, default, default)
            : new(net.Count, all.Count - net.Count, TimeSpan.FromTicks((long)net.Average(t => t.Ticks)), net.Min(), net.Max());
    }

    /// <summary>"mean 39 min, range 20-59"; one length alone as "69 min"; "length not defined" where there is none.</summary>
    public string Words => Sessions switch
    {
        0 => "length not defined (none noted)",
        1 => string.Create(CultureInfo.InvariantCulture, $"{Mean.WholeMinutes()} min"),
        _ => string.Create(CultureInfo.InvariantCulture, $"mean {Mean.WholeMinutes()} min, range {Shortest.WholeMinutes()}-{Longest.WholeMinutes()}"),
    };

    // A session written from memory has a length that somebody typed long after: it is counted apart.
    private static bool HasLength(Account account) =>
        account.State is { IsPast: true, StatedMinutes: not null } || (account.State is { IsPast: false, IsAfterwards: false } state && state.End is not null);
}
