using System.Globalization;

namespace PsyInterview.Reports;

/// <summary>Numbers as a paper prints them: words up to ten and at the beginning of a sentence, digits otherwise; and lists of counts.</summary>
public static class NumberWords
{
    private static readonly string[] Ones =
    [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen",
        "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] Tens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>Inside a sentence: <c>five</c>, <c>17</c>.</summary>
    public static string Inside(int n) => n is >= 0 and <= 10 ? Ones[n] : Digits(n);

    /// <summary>At its beginning: <c>Twenty-five</c>; digits from a hundred on.</summary>
    public static string Beginning(int n)
    {
        var words = n switch
        {
            >= 0 and < 20 => Ones[n],
            >= 20 and < 100 => n % 10 == 0 ? Tens[n / 10] : $"{Tens[n / 10]}-{Ones[n % 10]}",
            _ => Digits(n),
        };
        return char.ToUpperInvariant(words[0]) + words[1..];
    }

    /// <summary><c>first</c>, <c>second</c>, ... for the waves of interviews.</summary>
    public static string Ordinal(int wave) => wave switch
    {
        1 => "first",
        2 => "second",
        3 => "third",
        4 => "fourth",
        5 => "fifth",
        6 => "sixth",
        _ => $"{Digits(wave)}th",
    };

    /// <summary><c>lack of time 1, personal reasons 2</c>: in the order in which they come.</summary>
    public static string Counted(IEnumerable<(string What, int Count)> counts) => string.Join(", ", counts.Select(c => $"{c.What} {Digits(c.Count)}"));

    /// <summary><c>1 session</c>, <c>2 sessions</c>.</summary>
    public static string Of(int n, string what) => $"{Digits(n)} {what}{(n == 1 ? "" : "s")}";

    /// <summary><c>11 months 3 days</c>.</summary>
    public static string Of((int Months, int Days) time) => time.Months == 0
        ? Of(time.Days, "day")
        : Of(time.Months, "month") + (time.Days == 0 ? "" : " " + Of(time.Days, "day"));

    /// <summary>The number in digits, whatever the language of the machine.</summary>
    public static string Digits(int n) => n.ToString(CultureInfo.InvariantCulture);
}
