using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;

namespace PsyInterview.Terminal;

/// <summary>
/// Standard output or error, past the runtime's console: on a terminal that one switches modes on and leaves them on. A reader that went
/// away (<c>| head</c>) is no fault: what it does not want is dropped.
/// </summary>
public sealed class StandardStream : Stream
{
    // All but tab, line feed and carriage return; no byte of a longer character is among them.
    private static readonly SearchValues<byte> Controls = SearchValues.Create([.. Enumerable.Range(0, 32).Where(c => c is not (9 or 10 or 13)).Append(127).Select(c => (byte)c)]);

    private readonly int _descriptor;
    private readonly bool _isTerminal;

    private StandardStream(int descriptor) => (_descriptor, _isTerminal) = (descriptor, Libc.IsTerminal(descriptor) == 1);

    /// <summary>A writer of UTF-8.</summary>
    /// <param name="descriptor">1 for output, 2 for error.</param>
    /// <param name="elsewhere">The runtime's own stream, where there are no descriptors (Windows).</param>
    public static StreamWriter Writer(int descriptor, Func<Stream> elsewhere) => new(
        OperatingSystem.IsWindows() ? elsewhere() : new StandardStream(descriptor), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));

    /// <inheritdoc/>
    public override bool CanRead => false;

    /// <inheritdoc/>
    public override bool CanSeek => false;

    /// <inheritdoc/>
    public override bool CanWrite => true;

    /// <inheritdoc/>
    public override long Length => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<byte> buffer)
    {
        const int BrokenPipe = 32;
        if (_isTerminal && buffer.IndexOfAny(Controls) >= 0)
        {
            // Words out of a file or a log must not command the terminal they are shown on.
            var plain = buffer.ToArray();
            for (var i = 0; i < plain.Length; i++)
                if (Controls.Contains(plain[i])) plain[i] = (byte)'?';
            buffer = plain;
        }
        if (Libc.WriteAll(_descriptor, buffer)) return;
        var error = Marshal.GetLastPInvokeError();
        if (error != BrokenPipe) throw new IOException($"The output cannot be written: {Marshal.GetPInvokeErrorMessage(error)}.", error);
    }

    /// <inheritdoc/>
    public override void Write(byte[] buffer, int offset, int count) => Write(buffer.AsSpan(offset, count));

    /// <inheritdoc/>
    public override void Flush()
    {
    }

    /// <inheritdoc/>
    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    /// <inheritdoc/>
    public override void SetLength(long value) => throw new NotSupportedException();
}
