using PsyInterview.Log;

namespace PsyInterview;

/// <summary>The demo.</summary>
public static class DemoStudy
{
    /// <summary>Entries.</summary>
    public static IReadOnlyList<Entry> Entries() => [];
}
